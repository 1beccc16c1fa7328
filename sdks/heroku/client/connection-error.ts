import type { Method } from "./heroku.ts";

/** Errors of DNS and of opening a connection: the request was not sent. */
const NEVER_SENT = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** The host of a request; `setting` is the environment variable with its address. */
export interface Origin {
  readonly origin: string;
  readonly setting: string;
}

/** A request without a complete response. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
  /** Whether Heroku may have received the request, and applied it. */
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

/** `fetch` has the reason only in the cause of the cause. */
function innermost(error: unknown): Error {
  if (!(error instanceof Error)) return new Error("unknown failure");
  return error.cause instanceof Error ? innermost(error.cause) : error;
}
