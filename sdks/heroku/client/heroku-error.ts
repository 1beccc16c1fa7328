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
  /** The missing resource of a 404, such as `app` or `add_on`. */
  readonly resource: string | undefined;

  private constructor(answer: HerokuAnswer, resource: string | undefined) {
    super(herokuAnswerText(answer));
    this.answer = answer;
    this.resource = resource;
  }

  get status(): number {
    return this.answer.status;
  }

  /** Heroku's `id` of the error, such as `invalid_params`; `unknown` if the response has none. */
  get code(): string {
    return this.answer.id;
  }

  /** Heroku's message. */
  get reason(): string {
    return this.answer.herokuMessage;
  }

  /** The error of a response with any body. */
  static of(asked: RequestSummary, status: number, headers: Headers, text: string): HerokuError {
    const problem = problemIn(text);
    const { method, path, secrets } = asked;
    const requestId = headers.get("request-id") ?? undefined;
    const answer = {
      method,
      path,
      herokuMessage: reasonIn(problem, secrets),
      status,
      id: redact(problem.id ?? "unknown", secrets),
      ...(requestId !== undefined && { requestId }),
    };
    return new HerokuError(answer, problem.resource);
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
