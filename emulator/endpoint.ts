import { hash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "hono";
import { opens, scopeHeaders } from "./access/scopes.ts";
import { authenticate } from "./auth.ts";
import type { Call } from "./call.ts";
import type { Core } from "./core.ts";
import { DiskProblem } from "./disk-problem.ts";
import { paginate } from "./pagination.ts";
import { badRequest, HerokuProblem, notAcceptable, notKept, orNotFound, outOfScope, rateLimited } from "./problems.ts";
import { refusal, usualHeaders } from "./refusal.ts";
import type { Route } from "./route.ts";
import type { AccountRow } from "./rows.ts";
import { withStrike } from "./strike.ts";

/** Answers one request to one route: counts it, lets faults strike, does the work and writes the answer. */
export async function answer(core: Core, route: Route, context: Context): Promise<Response> {
  core.requests.count(route);
  if (core.latencyMs > 0) await sleep(core.latencyMs, undefined, { signal: core.closed });
  const strike = core.faults.take(route.method, route.path, context.req.path);
  const work = () => attempt(core, route, context);
  return strike ? withStrike(core, context, strike, work) : work();
}

async function attempt(core: Core, route: Route, context: Context): Promise<Response> {
  const { headers } = context.req.raw;
  // Reading no body costs as much as all the rest of a GET.
  const text = route.method === "GET" ? "" : await context.req.text();
  let oauth: Record<string, string> = {};
  try {
    if (route.api === "platform") refuseOtherVersion(headers);
    spend(core, route);
    const bearer =
      route.audience === "anyone"
        ? { account: anybody(core), scopes: [] }
        : authenticate(core.world.store, core.tokens, headers.get("authorization") ?? undefined);
    oauth = scopeHeaders(bearer, route.scope);
    if (route.audience === "account" && !opens(bearer, route.scope)) throw outOfScope();
    return work(core, route, context, { actor: bearer.account, oauth }, jsonOf(text));
  } catch (error) {
    if (error instanceof HerokuProblem) return refusal(core, headers, error, oauth);
    if (error instanceof DiskProblem) return refusal(core, headers, notKept(error), oauth);
    core.failed(error);
    return refusal(core, headers, new HerokuProblem(500, { id: "server_error", message: "Internal server error." }));
  }
}

interface Admitted {
  readonly actor: AccountRow;
  readonly oauth: Readonly<Record<string, string>>;
}

function work(core: Core, route: Route, context: Context, admitted: Admitted, body: unknown): Response {
  const { actor, oauth } = admitted;
  const { world } = core;
  const { headers } = context.req.raw;
  core.catchUp();
  const answerHeaders = usualHeaders(core, headers);
  for (const [name, value] of Object.entries(oauth)) answerHeaders.set(name, value);
  const query = new URL(context.req.url).searchParams;
  const params: Call["params"] = context.req.param();
  const param = (name: string) => orNotFound(params[name], "resource");
  const call = { world, actor, body, query, headers, answerHeaders, params, param };
  const result = world.at(world.now(), () => world.store.transaction(() => route.handle(call)));
  core.changed();
  if (!route.ranges || !Array.isArray(result)) return respond(result, route.status, answerHeaders, headers);
  const [properties, isOpen] = "only" in route.ranges ? [route.ranges.only, false] : [route.ranges, true];
  const page = paginate(result, properties, headers.get("range"), isOpen);
  for (const [name, value] of Object.entries(page.headers)) answerHeaders.set(name, value);
  return respond(page.items, page.status, answerHeaders, headers);
}

function respond(result: unknown, status: number, answerHeaders: Headers, headers: Headers): Response {
  const text = JSON.stringify(result);
  const tag = `"${hash("sha1", text)}"`;
  answerHeaders.set("ETag", tag);
  if (status === 200 && headers.get("if-none-match") === tag) {
    return new Response(null, { status: 304, headers: answerHeaders });
  }
  return new Response(text, { status, headers: answerHeaders });
}

function refuseOtherVersion(headers: Headers): void {
  const accept = headers.get("accept") ?? "";
  if (!/application\/(vnd\.heroku\+json|json)\s*;\s*version=3(\.[\w-]+)?\b/.test(accept)) throw notAcceptable();
}

function spend(core: Core, route: Route): void {
  if (route.path === "/account/rate-limits") return;
  if (!core.world.rateLimit.take(core.world.now())) throw rateLimited();
}

function anybody(core: Core): AccountRow {
  const [account] = core.world.store.accounts.all();
  if (!account) throw new Error("the seed has no account");
  return account;
}

function jsonOf(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest("Unable to parse the request's body as JSON.");
  }
}
