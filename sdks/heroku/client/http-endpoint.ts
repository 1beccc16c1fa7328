import { z } from "zod";
import pkg from "../package.json" with { type: "json" };
import { ConnectionError, type Origin } from "./connection-error.ts";
import type { Endpoint, Freshness, Method, Request } from "./heroku.ts";
import { HerokuError } from "./heroku-error.ts";
import { inShape, parseAnswer } from "./parse-answer.ts";
import { OLDEST_LIST_MS, type Rows, type SharedLists } from "./shared-lists.ts";
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
  /** What the reads of a connection share, whichever host they go to. */
  readonly lists: SharedLists;
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
    const { body } = await this.exchange(method, path, request);
    return body;
  }

  exchange<T>(method: Method, path: string, request: Request<T>): Promise<{ body: T; headers: Headers }> {
    const call = () => this.#call(method, path, request);
    return method === "GET" ? call() : this.#options.lists.write(call);
  }

  async list<T>(path: string, item: z.ZodType<T>, { oldestMs = 0 }: Freshness = {}): Promise<T[]> {
    const rows = await this.#shared(path, oldestMs);
    return inShape({ method: "GET", path }, z.array(item), [...rows.values()]);
  }

  async row<T>(
    list: string,
    id: string,
    item: z.ZodType<T>,
    { oldestMs = OLDEST_LIST_MS }: Freshness = {},
  ): Promise<T | undefined> {
    const rows = await this.#shared(list, oldestMs);
    return rows.has(id) ? inShape({ method: "GET", path: list }, item, rows.get(id)) : undefined;
  }

  #shared(path: string, oldestMs: number): Promise<Rows> {
    const { base, lists } = this.#options;
    return lists.read(base + path, oldestMs, () => this.#pages(path));
  }

  /** An object made, changed or deleted between two pages moves none of the others; one on two pages counts once. */
  async #pages(path: string): Promise<Rows> {
    const rows = new Map<string | symbol, unknown>();
    const asked = new Set<string>();
    let range: string | undefined = FIRST_PAGE;
    while (range !== undefined) {
      if (asked.has(range)) throw new Error(`GET ${path}: expected a further page, got Next-Range: ${range} again`);
      asked.add(range);
      const page: Answer<unknown[]> = await this.#call("GET", path, { answer: z.array(z.unknown()) }, range);
      for (const row of page.body) rows.set(idOf(row) ?? Symbol(), row);
      range = (page.status === 206 ? page.headers.get("next-range") : null) ?? undefined;
    }
    return rows;
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

function idOf(row: unknown): string | undefined {
  if (typeof row !== "object" || row === null || !("id" in row)) return undefined;
  return typeof row.id === "string" ? row.id : undefined;
}

function redirected(method: Method, path: string, response: Response, at: Origin): Error {
  const location = response.headers.get("location") ?? "";
  const to = URL.canParse(location, at.origin) ? new URL(location, at.origin).origin : "nowhere";
  return new Error(`${method} ${path}: expected an answer, got a redirect to ${to}; check ${at.setting}`);
}
