import { z } from "zod";
import type { Endpoint, Freshness, Method, Request } from "./heroku.ts";
import { inShape } from "./parse-response.ts";
import { OLDEST_LIST_MS, type Rows, type SharedLists } from "./shared-lists.ts";
import { type ApiResponse, Transport, type TransportOptions } from "./transport.ts";

export interface HttpOptions extends TransportOptions {
  /** Shared by all reads of a connection, on both hosts. */
  readonly lists: SharedLists;
}

/** Heroku's maximum page size. */
const FIRST_PAGE = "id ..; max=1000";

/** One of Heroku's hosts, over HTTP. */
export class HttpEndpoint implements Endpoint {
  readonly #base: string;
  readonly #lists: SharedLists;
  readonly #transport: Transport;

  constructor({ lists, ...options }: HttpOptions) {
    this.#base = options.base;
    this.#lists = lists;
    this.#transport = new Transport(options);
  }

  async send<T>(method: Method, path: string, request: Request<T>): Promise<T> {
    const { body } = await this.exchange(method, path, request);
    return body;
  }

  exchange<T>(method: Method, path: string, request: Request<T>): Promise<{ body: T; headers: Headers }> {
    const repeatable = method === "GET" || request.repeatable === true;
    const call = () => this.#transport.call({ ...request, method, path, repeatable });
    return method === "GET" ? call() : this.#lists.write(call);
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
    return this.#lists.read(this.#base + path, oldestMs, () => this.#pages(path));
  }

  /** Changes between two pages must not shift others: a row on two pages counts once. */
  async #pages(path: string): Promise<Rows> {
    const rows = new Map<string | symbol, unknown>();
    const asked = new Set<string>();
    let range: string | undefined = FIRST_PAGE;
    while (range !== undefined) {
      if (asked.has(range)) throw new Error(`GET ${path}: expected a further page, got Next-Range: ${range} again`);
      asked.add(range);
      const page: ApiResponse<unknown[]> = await this.#page(path, range);
      for (const row of page.body) rows.set(idOf(row) ?? Symbol(), row);
      range = (page.status === 206 ? page.headers.get("next-range") : null) ?? undefined;
    }
    return rows;
  }

  #page(path: string, range: string): Promise<ApiResponse<unknown[]>> {
    return this.#transport.call({ method: "GET", path, response: z.array(z.unknown()), repeatable: true, range });
  }
}

function idOf(row: unknown): string | undefined {
  if (typeof row !== "object" || row === null || !("id" in row)) return undefined;
  return typeof row.id === "string" ? row.id : undefined;
}
