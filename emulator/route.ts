import { z } from "zod";
import type { Access } from "./access/access.ts";
import type { ScopeNeed } from "./access/scopes.ts";
import { readBody } from "./body.ts";
import type { Call } from "./call.ts";

/** One route. */
export interface Route extends Pick<Access<unknown>, "audience"> {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Path with its parameters in braces, such as `/apps/{app}`; also the name under which requests are counted. */
  readonly path: string;
  /** Whether anything may change by it. A POST can be a read: the `resolve` actions and filters are. */
  readonly effect: "read" | "write";
  /** What a token must allow. */
  readonly scope: ScopeNeed;
  /** Which of Heroku's hosts answers this; only the Platform API insists on its `Accept` header. */
  readonly api: "platform" | "data";
  /** Status of a success. */
  readonly status: number;
  /** How a list can be paged; absent when the answer is no list. */
  readonly ranges?: Ranges;
  /** Checks the caller's access, then does the work. Synchronous, so that all it changes is one transaction. */
  handle(call: Call): unknown;
}

/** Properties by which a list can be paged, the usual one first; `only` those, where Heroku's schema lists them. */
export type Ranges = Properties | { readonly only: Properties };

type Properties = readonly [string, ...string[]];
/** Method and path. */
export type Spec = `${Route["method"]} /${string}`;
type Handler<Body, Subject> = (call: Call<Body>, subject: Subject) => unknown;

/** A read of one object. */
export function reads<Subject>(spec: Spec, access: Access<Subject>, handle: Handler<unknown, Subject>): Route {
  return { ...common(spec, access, "read"), handle: (call) => handle(call, access.find(call)) };
}

/** A look at many things, in pages. */
export function lists<Subject>(
  spec: Spec,
  access: Access<Subject>,
  ranges: Ranges,
  handle: (call: Call, subject: Subject) => readonly object[],
): Route {
  return { ...reads(spec, access, handle), ranges };
}

/** A look that takes a body. */
export function asks<S extends z.ZodType, Subject>(
  spec: Spec,
  access: Access<Subject>,
  body: S,
  handle: Handler<z.output<S>, Subject>,
): Route {
  return { ...common(spec, access, "read"), handle: parsed(access, body, handle) };
}

/** A change. A POST responds with 201 by default. */
export function writes<S extends z.ZodType, Subject>(
  spec: Spec,
  access: Access<Subject>,
  body: S,
  handle: Handler<z.output<S>, Subject>,
): Route {
  const status = spec.startsWith("POST ") ? 201 : 200;
  return { ...common(spec, access, "write"), status, handle: parsed(access, body, handle) };
}

/** A change that reads no body: what Heroku's command line sends along with some is ignored. */
export function acts<Subject>(spec: Spec, access: Access<Subject>, handle: Handler<unknown, Subject>): Route {
  return writes(spec, access, z.unknown(), handle);
}

/** The same route with another status of a success. */
export function answers(status: number, route: Route): Route {
  return { ...route, status };
}

function parsed<S extends z.ZodType, Subject>(
  access: Access<Subject>,
  body: S,
  handle: Handler<z.output<S>, Subject>,
): Route["handle"] {
  return (call) => {
    const subject = access.find(call);
    return handle({ ...call, body: readBody(body, call.body) }, subject);
  };
}

function common(spec: Spec, { audience, scope }: Access<unknown>, effect: Route["effect"]): Omit<Route, "handle"> {
  const [method, path] = spec.split(" ", 2) as [Route["method"], string];
  const needed = scope === "usual" ? effect : scope === "protected" ? (`protected-${effect}` as const) : scope;
  const api = /^\/(client|postgres|redis)\//.test(path) ? "data" : "platform";
  return { method, path, effect, audience, scope: needed, api, status: 200 };
}
