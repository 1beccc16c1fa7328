import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "hono";
import type { Core } from "./core.ts";
import type { Strike } from "./faults.ts";
import { HerokuProblem, problemOf } from "./problems.ts";
import { refusal } from "./refusal.ts";

/** Lets a fault strike around the work that makes the answer: before it or after it. */
export async function withStrike(
  core: Core,
  context: Context,
  strike: Strike,
  work: () => Promise<Response>,
): Promise<Response> {
  if (strike.when === "after") {
    const response = await work();
    await holdBack(core, strike);
    return (await failure(core, context, strike)) ?? padded(response, strike);
  }
  await holdBack(core, strike);
  return (await failure(core, context, strike)) ?? padded(await work(), strike);
}

async function holdBack({ closed, holds }: Core, { delayMs, hold }: Strike): Promise<void> {
  if (delayMs !== undefined) await sleep(delayMs, undefined, { signal: closed });
  if (hold !== undefined) await Promise.race([holds.wait(hold), untilClosed(closed)]);
}

async function failure(core: Core, context: Context, strike: Strike): Promise<Response | undefined> {
  const { status, body, headers } = strike;
  if (status === undefined) return undefined;
  if (status === "hang") return untilClosed(core.closed);
  if (status === "reset") return cut(context);
  const problem = new HerokuProblem(status, problemOf(status).body, headers);
  const response = refusal(core, context.req.raw.headers, problem);
  return body === undefined ? response : new Response(JSON.stringify(body), { status, headers: response.headers });
}

/** The same answer, for a reader of JSON. */
async function padded(response: Response, { bodyBytes }: Strike): Promise<Response> {
  if (bodyBytes === undefined) return response;
  const text = await response.text();
  const missing = bodyBytes - Buffer.byteLength(text);
  return new Response(text + " ".repeat(Math.max(0, missing)), { status: response.status, headers: response.headers });
}

function untilClosed(closed: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (closed.aborted) reject(closed.reason);
    closed.addEventListener("abort", () => reject(closed.reason), { once: true });
  });
}

/** Cuts the connection; where there is none, the caller's request fails as `fetch` would. */
function cut(context: Context): never {
  const env: { incoming?: { socket: { destroy(): void } } } | undefined = context.env;
  env?.incoming?.socket.destroy();
  throw new TypeError("fetch failed: the connection was reset");
}
