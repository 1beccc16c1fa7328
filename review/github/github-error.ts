import { RequestError } from "@octokit/request-error";

/** What GitHub answered, or that it did not answer. Neither the token nor what was sent is in it. */
export class GitHubError extends Error {
  override readonly name = "GitHubError";
  /** Absent where no answer came: whether the request was carried out is unknown then. */
  readonly status: number | undefined;
  /** The rate limit turned the request away, and milliseconds until it may be sent again. */
  readonly limitedMs: number | undefined;

  private constructor(message: string, cause?: unknown, status?: number, limitedMs?: number) {
    super(message, { cause });
    this.status = status;
    this.limitedMs = limitedMs;
  }

  static of(error: unknown, asked: string, today: number): GitHubError {
    if (!(error instanceof RequestError) || error.response === undefined) {
      const why = error instanceof Error ? error.message : String(error);
      return new GitHubError(`${asked}: GitHub did not answer: ${why}`, error);
    }
    const { status, response } = error;
    const limitedMs = limitOf(status, response.headers, error.message, today);
    return new GitHubError(
      `${asked}: GitHub answered ${status}: ${firstLine(error.message)}`,
      error,
      status,
      limitedMs,
    );
  }

  /** An answer that is no JSON: of a proxy, or cut off. */
  static unreadable(asked: string): GitHubError {
    return new GitHubError(`${asked}: expected JSON from GitHub, got something else`);
  }

  /** Whether the same request may succeed a little later. */
  get isPassing(): boolean {
    return this.limitedMs !== undefined || this.status === undefined || this.status >= 500;
  }

  /** Whether what was asked about is not there, or not for this token. */
  get isGone(): boolean {
    return this.status === 404 || this.status === 410;
  }

  /** Whether the request was surely not carried out. */
  get wasTurnedAway(): boolean {
    return this.limitedMs !== undefined;
  }
}

/** What GitHub asks for where it names no time: its documentation says at least a minute. */
const UNTOLD_LIMIT_MS = 60_000;

type Headers = Readonly<Record<string, string | number | undefined>>;

function limitOf(status: number, headers: Headers, message: string, today: number): number | undefined {
  if (status !== 429 && status !== 403) return undefined;
  const after = Number(headers["retry-after"] ?? Number.NaN);
  if (Number.isFinite(after)) return after * 1000;
  if (String(headers["x-ratelimit-remaining"]) === "0") {
    const ends = Number(headers["x-ratelimit-reset"] ?? Number.NaN) * 1000;
    return Number.isFinite(ends) ? Math.max(0, ends - today) : UNTOLD_LIMIT_MS;
  }
  return status === 429 || /secondary rate limit/i.test(message) ? UNTOLD_LIMIT_MS : undefined;
}

/** A proxy's answer may be a page. */
const firstLine = (text: string): string => (text.split("\n", 1)[0] ?? "").slice(0, 300);
