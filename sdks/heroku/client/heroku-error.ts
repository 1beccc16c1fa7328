import { z } from "zod";
import type { Method } from "./heroku.ts";
import { type HerokuAnswer, herokuAnswerText } from "./heroku-answer.ts";
import { redact } from "./redact.ts";

/** A request for error messages, with the secrets that they must not show. */
export interface RequestSummary {
  readonly method: Method;
  readonly path: string;
  readonly secrets: readonly string[];
}

/** An error response of Heroku. */
export class HerokuError extends Error {
  override readonly name = "HerokuError";
  readonly answer: HerokuAnswer;
  readonly method: Method;
  readonly path: string;
  readonly status: number;
  /** Heroku's `id` of the error, such as `invalid_params`; `unknown` if the response has none. */
  readonly code: string;
  /** Heroku's message. */
  readonly reason: string;
  /** The missing resource of a 404, such as `app` or `add_on`. */
  readonly resource: string | undefined;
  /** The request id, for Heroku's support. */
  readonly requestId: string | undefined;

  private constructor(
    asked: RequestSummary,
    status: number,
    problem: z.output<typeof Problem>,
    requestId: string | undefined,
  ) {
    const code = redact(problem.id ?? "unknown", asked.secrets);
    const reason = reasonIn(problem, asked.secrets);
    const { method, path } = asked;
    const answer = {
      method,
      path,
      herokuMessage: reason,
      status,
      id: code,
      ...(requestId !== undefined && { requestId }),
    };
    super(herokuAnswerText(answer));
    this.answer = answer;
    this.method = asked.method;
    this.path = asked.path;
    this.status = status;
    this.code = code;
    this.reason = reason;
    this.resource = problem.resource;
    this.requestId = requestId;
  }

  /** The error of a response with any body. */
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

/** Maximum characters of Heroku's message. */
const longestReason = 4000;

function reasonIn({ message, error }: z.output<typeof Problem>, secrets: readonly string[]): string {
  const reason = message ?? error ?? "no reason given";
  if (reason.length <= longestReason) return redact(reason, secrets);
  // Truncation may leave a part of a secret that is too short to detect: the last characters are removed too.
  return `${redact(reason.slice(0, longestReason), secrets).slice(0, -8)}…`;
}
