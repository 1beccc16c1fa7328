import type { Method } from "./heroku.ts";

/** Failures of name look-up and of opening a connection: the request has not left this machine. */
const NEVER_SENT = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Where a request went; `setting` names the environment variable that says so. */
export interface Origin {
  readonly origin: string;
  readonly setting: string;
}

/** A request that got no answer, or not the whole of one. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
  /** Whether Heroku may have got the request, and done what it asks. */
  readonly sent: boolean;

  constructor(method: Method, path: string, at: Origin, cause: unknown) {
    const inner = innermost(cause);
    const code = Reflect.get(inner, "code");
    const sent = !(typeof code === "string" && NEVER_SENT.has(code));
    const words = inner.message || String(code ?? inner.name);
    super(
      sent
        ? `${method} ${path}: no answer from ${at.origin}: ${words}`
        : `Heroku is unreachable at ${at.origin}: ${words}; check ${at.setting} and your network`,
      { cause },
    );
    this.sent = sent;
  }
}

/** `fetch` says "fetch failed", and what failed only in the cause of the cause. */
function innermost(error: unknown): Error {
  if (!(error instanceof Error)) return new Error("unknown failure");
  return error.cause instanceof Error ? innermost(error.cause) : error;
}
