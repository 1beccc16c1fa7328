import pkg from "../package.json" with { type: "json" };
import { ConnectionError, type Origin } from "./connection-error.ts";
import type { Method, Request } from "./heroku.ts";
import { HerokuError } from "./heroku-error.ts";
import { parseResponse } from "./parse-response.ts";
import type { RateLimit } from "./rate-limit.ts";
import type { Slots } from "./slots.ts";
import { withRetries } from "./with-retries.ts";

export interface TransportOptions extends Origin {
  /** Address without a trailing slash. */
  readonly base: string;
  readonly apiKey: string;
  /** Ends requests under way. */
  readonly signal: AbortSignal;
  /** Ends waits, and from then on nothing is sent. */
  readonly closing: AbortSignal;
  /** Milliseconds for one request, its answer included. */
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
  /** Bounds the requests under way. */
  readonly slots: Slots;
  readonly rateLimit: RateLimit;
}

export interface Call<T> extends Request<T> {
  readonly method: Method;
  readonly path: string;
  readonly repeatable: boolean;
}

type Sent = Pick<Call<unknown>, "body" | "range" | "variant">;

export interface ApiResponse<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** Sends requests to one of Heroku's hosts: when there is a slot and the rate limit has room, and again where that is safe. */
export class Transport {
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  call<T>(call: Call<T>): Promise<ApiResponse<T>> {
    const { closing: signal, slots, rateLimit } = this.#options;
    // A wait between two attempts holds no slot.
    return withRetries(() => slots.run(() => this.#once(call)), { repeatable: call.repeatable, signal, rateLimit });
  }

  async #once<T>({ method, path, secrets = [], ...call }: Call<T>): Promise<ApiResponse<T>> {
    const { apiKey, rateLimit } = this.#options;
    const asked = { method, path, secrets: [apiKey, ...secrets] };
    await rateLimit.turn();
    const { response, text } = await this.#transfer(method, path, call);
    if (response.status >= 300 && response.status < 400) throw redirected(method, path, response, this.#options);
    if (!response.ok) throw HerokuError.of(asked, response.status, response.headers, text ?? "");
    if (text === undefined) throw tooLarge(method, path, this.#options);
    return { status: response.status, headers: response.headers, body: parseResponse(asked, call.response, text) };
  }

  async #transfer(method: Method, path: string, { body, range, variant }: Sent) {
    const { base, apiKey, signal, timeoutMs, rateLimit } = this.#options;
    try {
      const response = await this.#options.fetch(base + path, {
        method,
        headers: {
          accept: `application/vnd.heroku+json; version=3${variant === undefined ? "" : `.${variant}`}`,
          authorization: `Bearer ${apiKey}`,
          "user-agent": `tandem/${pkg.version}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(range === undefined ? {} : { range }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        // A redirect must not decide which server gets the key.
        redirect: "manual",
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      rateLimit.heed(response.headers);
      return { response, text: await boundedText(response) };
    } catch (error) {
      signal.throwIfAborted();
      throw new ConnectionError(method, path, this.#options, error);
    }
  }
}

function tooLarge(method: Method, path: string, at: Origin): Error {
  const limit = `${LARGEST_ANSWER / 1024 / 1024} MB`;
  return new Error(
    `${method} ${path}: expected an answer of at most ${limit}, got a larger one; check whether ${at.origin} is Heroku: ${at.setting}`,
  );
}

function redirected(method: Method, path: string, response: Response, at: Origin): Error {
  const location = response.headers.get("location") ?? "";
  const to = URL.canParse(location, at.origin) ? new URL(location, at.origin).origin : "nowhere";
  return new Error(`${method} ${path}: expected an answer, got a redirect to ${to}; check ${at.setting}`);
}

/** Bytes of an answer, unpacked. A page of 1,000 rows stays far below: a row has 1 to 4 kB. */
export const LARGEST_ANSWER = 16 * 1024 * 1024;

/** The body as text; `undefined` as soon as it proves larger than `LARGEST_ANSWER`, and the rest is not fetched. */
async function boundedText({ body }: Response): Promise<string | undefined> {
  if (body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the body.
    if (bytes > LARGEST_ANSWER) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
