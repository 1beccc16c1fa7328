import type { Core } from "./core.ts";
import type { HerokuProblem } from "./problems.ts";

/** The answer to a refused request. @param more headers beside the usual ones and the refusal's own */
export function refusal(
  core: Core,
  headers: Headers,
  problem: HerokuProblem,
  more: Readonly<Record<string, string>> = {},
): Response {
  const answerHeaders = usualHeaders(core, headers);
  for (const [name, value] of Object.entries({ ...more, ...problem.headers })) answerHeaders.set(name, value);
  return new Response(JSON.stringify(problem.body), { status: problem.status, headers: answerHeaders });
}

/** Headers that every answer has. @param headers those of the request */
export function usualHeaders(core: Core, headers: Headers): Headers {
  const ids = [core.world.ids.uuid(), headers.get("request-id")].filter((id) => id !== null);
  return new Headers({
    "Cache-Control": "private, no-cache",
    "Content-Type": "application/json",
    "RateLimit-Multiplier": "1",
    "RateLimit-Remaining": String(core.world.rateLimit.remaining(core.world.now())),
    "Request-Id": ids.join(","),
    Vary: "Authorization,Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
  });
}
