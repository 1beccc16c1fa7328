import { z } from "zod";
import pkg from "../package.json" with { type: "json" };
import { ConnectionError, type Origin } from "./connection-error.ts";
import type { Endpoint, Method, Request } from "./heroku.ts";
import { HerokuError } from "./heroku-error.ts";
import { parseAnswer } from "./parse-answer.ts";
import { withRetries } from "./with-retries.ts";

export interface HttpOptions extends Origin {
  /** Address without a trailing slash. */
  readonly base: string;
  readonly apiKey: string;
  readonly signal: AbortSignal;
  /** Milliseconds for one request, its answer included. */
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
  /** Told before each wait for the rate limit, in milliseconds. */
  throttled(waitMs: number): void;
}

interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** Heroku's largest page. */
const FIRST_PAGE = "id ..; max=1000";

/** One of Heroku's hosts, over HTTP. */
export class HttpEndpoint implements Endpoint {
  readonly #options: HttpOptions;

  constructor(options: HttpOptions) {
    this.#options = options;
  }

  async send<T>(method: Method, path: string, request: Request<T>): Promise<T> {
    const { body } = await this.#call(method, path, request);
    return body;
  }

  exchange<T>(method: Method, path: string, request: Request<T>): Promise<{ body: T; headers: Headers }> {
    return this.#call(method, path, request);
  }

  async list<T>(path: string, item: z.ZodType<T>): Promise<T[]> {
    const items: T[] = [];
    let range: string | undefined = FIRST_PAGE;
    while (range !== undefined) {
      const page: Answer<T[]> = await this.#call("GET", path, { answer: z.array(item) }, range);
      items.push(...page.body);
      const next = page.status === 206 ? page.headers.get("next-range") : null;
      if (next === range) throw new Error(`GET ${path}: expected a further page, got Next-Range: ${next} again`);
      range = next ?? undefined;
    }
    return items;
  }

  #call<T>(method: Method, path: string, request: Request<T>, range?: string): Promise<Answer<T>> {
    const { signal, throttled } = this.#options;
    const repeatable = method === "GET" || request.repeatable === true;
    return withRetries(() => this.#once(method, path, request, range), { repeatable, signal, throttled });
  }

  async #once<T>(method: Method, path: string, request: Request<T>, range?: string): Promise<Answer<T>> {
    const asked = { method, path, secrets: [this.#options.apiKey, ...(request.secrets ?? [])] };
    const { response, text } = await this.#transfer(method, path, request.body, range);
    if (response.status >= 300 && response.status < 400) throw redirected(method, path, response, this.#options);
    if (!response.ok) throw HerokuError.of(asked, response.status, response.headers, text);
    return { status: response.status, headers: response.headers, body: parseAnswer(asked, request.answer, text) };
  }

  async #transfer(method: Method, path: string, body: unknown, range?: string) {
    const { base, apiKey, signal, timeoutMs } = this.#options;
    try {
      const response = await this.#options.fetch(base + path, {
        method,
        headers: {
          accept: "application/vnd.heroku+json; version=3",
          authorization: `Bearer ${apiKey}`,
          "user-agent": `tandem/${pkg.version}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(range === undefined ? {} : { range }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        // Whoever answers with a redirect must not choose who gets the key.
        redirect: "manual",
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      return { response, text: await response.text() };
    } catch (error) {
      signal.throwIfAborted();
      throw new ConnectionError(method, path, this.#options, error);
    }
  }
}

function redirected(method: Method, path: string, response: Response, at: Origin): Error {
  const location = response.headers.get("location") ?? "";
  const to = URL.canParse(location, at.origin) ? new URL(location, at.origin).origin : "nowhere";
  return new Error(`${method} ${path}: expected an answer, got a redirect to ${to}; check ${at.setting}`);
}
