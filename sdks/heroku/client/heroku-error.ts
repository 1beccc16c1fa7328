import { z } from "zod";
import type { Method } from "./heroku.ts";
import { redact } from "./redact.ts";

/** What was asked, and what no message about it may show. */
export interface RequestSummary {
  readonly method: Method;
  readonly path: string;
  readonly secrets: readonly string[];
}

/** An answer of Heroku's that is a refusal or a failure. */
export class HerokuError extends Error {
  override readonly name = "HerokuError";
  readonly method: Method;
  readonly path: string;
  readonly status: number;
  /** Heroku's `id` of the error, such as `invalid_params`; `unknown` when the answer held none. */
  readonly code: string;
  /** Heroku's own words. */
  readonly reason: string;
  /** What a 404 says is missing, such as `app` or `add_on`. */
  readonly resource: string | undefined;
  /** What Heroku's support asks for. */
  readonly requestId: string | undefined;

  private constructor(
    asked: RequestSummary,
    status: number,
    problem: z.output<typeof Problem>,
    requestId: string | undefined,
  ) {
    const code = redact(problem.id ?? "unknown", asked.secrets);
    const reason = reasonIn(problem, asked.secrets);
    const request = requestId === undefined ? "" : `, request ${requestId}`;
    const remedy = status === 401 ? "; check the key: HEROKU_API_KEY, or the provider's apiKey" : "";
    super(`${asked.method} ${asked.path}: ${reason} (${status} ${code}${request})${remedy}`);
    this.method = asked.method;
    this.path = asked.path;
    this.status = status;
    this.code = code;
    this.reason = reason;
    this.resource = problem.resource;
    this.requestId = requestId;
  }

  /** Reads the error out of an answer, whatever its body is. */
  static of(asked: RequestSummary, status: number, headers: Headers, text: string): HerokuError {
    return new HerokuError(asked, status, problemIn(text), headers.get("request-id") ?? undefined);
  }
}

/** Error body of the Platform API: `{id, message, resource?}`; the Data API has `error` for `message` in places. */
const Problem = z.object({
  id: z.string().optional(),
  message: z.string().optional(),
  error: z.string().optional(),
  resource: z.string().optional(),
});

function problemIn(text: string): z.output<typeof Problem> {
  try {
    return Problem.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Characters of Heroku's own words that a message has room for. */
const longestReason = 4000;

function reasonIn({ message, error }: z.output<typeof Problem>, secrets: readonly string[]): string {
  const reason = message ?? error ?? "no reason given";
  if (reason.length <= longestReason) return redact(reason, secrets);
  // The cut may leave a part of a secret that is too short to be found: it goes with the last characters.
  return `${redact(reason.slice(0, longestReason), secrets).slice(0, -8)}…`;
}
