import { z } from "zod";
import { readBody } from "./body.ts";
import type { Call } from "./call.ts";

/** One route. */
export interface Route {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Path with its parameters in braces, such as `/apps/{app}`; also the name under which requests are counted. */
  readonly path: string;
  /** Whether anything may change by it. A POST can be a read: the `resolve` actions and filters are. */
  readonly effect: "read" | "write";
  /** `account`: a token is asked for. `anyone`: public. */
  readonly audience: "account" | "anyone";
  /** Which of Heroku's hosts answers this; only the Platform API insists on its `Accept` header. */
  readonly api: "platform" | "data";
  /** Status of a success. */
  readonly status: number;
  /** Properties by which a list can be paged, the usual one first; absent when the answer is no list. */
  readonly ranges?: readonly [string, ...string[]];
  /** Whether Heroku's schema lists them: no other property will do then. */
  readonly areRangesPublished?: boolean;
  /** Synchronous, so that all it changes is one transaction. */
  handle(call: Call): unknown;
}

/** How a route differs from the usual. */
export interface RouteOptions {
  readonly status?: number;
  readonly audience?: "anyone";
  readonly api?: "data";
}

type ListOptions = Pick<Route, "ranges" | "areRangesPublished">;

type Spec = `${Route["method"]} /${string}`;

/** A read of one object. */
export function reads(spec: Spec, handle: (call: Call) => unknown, options: RouteOptions = {}): Route {
  return { ...common(spec, options), effect: "read", handle };
}

/** A look at many things, in pages. */
export function lists(
  spec: Spec,
  handle: (call: Call) => readonly object[],
  options: RouteOptions & ListOptions = {},
): Route {
  const { ranges = ["id"], areRangesPublished = false } = options;
  return { ...common(spec, options), effect: "read", ranges, areRangesPublished, handle };
}

/** A look that takes a body. */
export function asks<S extends z.ZodType>(
  spec: Spec,
  body: S,
  handle: (call: Call<z.output<S>>) => unknown,
  options: RouteOptions & ListOptions = {},
): Route {
  const { ranges, areRangesPublished = false } = options;
  const list = ranges && { ranges, areRangesPublished };
  return { ...common(spec, options), effect: "read", ...list, handle: parsed(body, handle) };
}

/** A change. A POST responds with 201 by default. */
export function writes<S extends z.ZodType>(
  spec: Spec,
  body: S,
  handle: (call: Call<z.output<S>>) => unknown,
  options: RouteOptions = {},
): Route {
  const status = options.status ?? (spec.startsWith("POST ") ? 201 : 200);
  return { ...common(spec, { ...options, status }), effect: "write", handle: parsed(body, handle) };
}

/** Any body, and none: what Heroku's command line sends along with some DELETEs is ignored. */
export const anyBody = z.unknown();

function parsed<S extends z.ZodType>(body: S, handle: (call: Call<z.output<S>>) => unknown): (call: Call) => unknown {
  return (call) => handle(call.with(readBody(body, call.body)));
}

function common(spec: Spec, options: RouteOptions): Omit<Route, "effect" | "handle"> {
  const [method, path] = spec.split(" ", 2) as [Route["method"], string];
  const { status = 200, audience = "account", api = "platform" } = options;
  return { method, path, status, audience, api };
}
