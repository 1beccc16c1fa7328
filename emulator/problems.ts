import type { DiskProblem } from "./disk-problem.ts";

/** What every refused call is answered with. */
export interface ProblemBody {
  readonly id: string;
  readonly message: string;
  readonly url?: string;
  /** Kind of the object that was not found, such as `app` or `add_on`. */
  readonly resource?: string;
}

/** A refusal, in Heroku's shape. Thrown by routes, answered by the server. */
export class HerokuProblem extends Error {
  override readonly name = "HerokuProblem";
  readonly status: number;
  readonly body: ProblemBody;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: ProblemBody, headers: Readonly<Record<string, string>> = {}) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

function problemWith(status: number, id: string): (message: string) => HerokuProblem {
  return (message) => new HerokuProblem(status, { id, message });
}

/** 400: the body could not be read. */
export const badRequest = problemWith(400, "bad_request");

/** 401: no token, or one that is not known. */
export function unauthorized(): HerokuProblem {
  return new HerokuProblem(401, { id: "unauthorized", message: "Invalid credentials provided." });
}

/** 403: the account may not do that. */
export const forbidden = problemWith(403, "forbidden");

/** 403: the token's scopes do not open this. */
export function outOfScope(): HerokuProblem {
  return forbidden("The scope of this OAuth authorization does not allow access to this resource.");
}

/** 404 for one of Heroku's nouns: `notFound("app")` says "Couldn't find that app.". */
export function notFound(noun: string, resource: string = noun): HerokuProblem {
  return new HerokuProblem(404, { id: "not_found", message: `Couldn't find that ${noun}.`, resource });
}

/** A row that was looked for. @throws HerokuProblem 404, as `notFound`, if there is none */
export function orNotFound<T>(row: T | undefined, noun: string, resource?: string): T {
  if (row === undefined) throw notFound(noun, resource);
  return row;
}

/** A row that a control request names. @throws HerokuProblem 422 if there is none */
export function orInvalid<T>(row: T | undefined, noun: string, identity: string): T {
  if (row === undefined) throw invalid(`Couldn't find the ${noun} ${identity}.`);
  return row;
}

/** 404 where Heroku does not say what was not found. */
export function missing(): HerokuProblem {
  return new HerokuProblem(404, { id: "not_found", message: "Not found." });
}

/** 406: the `Accept` header does not ask for version 3. */
export function notAcceptable(): HerokuProblem {
  return new HerokuProblem(406, {
    id: "not_acceptable",
    message:
      "Please specify a version along with Heroku's API MIME type. For example, `Accept: application/vnd.heroku+json; version=3`.",
  });
}

/** 416: the `Range` header cannot be satisfied. */
export const badRange = problemWith(416, "requested_range_not_satisfiable");

/** 422: what was sent breaks a rule. */
export const invalid = problemWith(422, "invalid_params");

/** 429: the account has no tokens left this hour. */
export function rateLimited(): HerokuProblem {
  return new HerokuProblem(429, {
    id: "rate_limit",
    message: "Your account reached the API rate limit\nPlease wait a few minutes before making new requests",
  });
}

/** The status of what the disk did not take. */
export const insufficientStorage = 507;

/** 507: the change could not be kept, and was not made. */
export function notKept({ message }: DiskProblem): HerokuProblem {
  return new HerokuProblem(insufficientStorage, {
    id: "insufficient_storage",
    message: `${message}; nothing was changed`,
  });
}

/** The usual body of an injected failure with that status. */
export function problemOf(status: number): HerokuProblem {
  if (status === 401) return unauthorized();
  if (status === 429) return rateLimited();
  const ids: Readonly<Record<number, string>> = {
    402: "delinquent",
    403: "forbidden",
    404: "not_found",
    409: "conflict",
    422: "invalid_params",
  };
  const id = ids[status] ?? (status >= 500 ? "server_error" : "bad_request");
  return new HerokuProblem(status, { id, message: `Injected failure (${status}).` });
}
