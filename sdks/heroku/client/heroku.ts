import type { z } from "zod";

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

export interface Request<T> {
  /** The shape of the response; a mismatch is an error with the path. */
  readonly response: z.ZodType<T>;
  readonly body?: unknown;
  /**
   * Idempotent: repeated after a failure with an unknown outcome. A GET always is.
   *
   * @default false
   */
  readonly repeatable?: boolean;
  /** Variant of the API's version 3 that the request needs, such as `docker-releases`. */
  readonly variant?: string;
  /** The `Range` of a list, such as `version ..; max=1, order=desc`; `list` reads all of it. */
  readonly range?: string;
  /** Secret values of the body, which Heroku may quote in an error. */
  readonly secrets?: readonly string[];
}

/** One of Heroku's hosts. Paths have URL-encoded ids (see `path`). */
export interface Endpoint {
  send<T>(method: Method, path: string, request: Request<T>): Promise<T>;
  /** As `send`, with the response's headers. */
  exchange<T>(method: Method, path: string, request: Request<T>): Promise<{ body: T; headers: Headers }>;
  /** All pages of a list, without duplicate rows. Concurrent reads share one request. */
  list<T>(path: string, item: z.ZodType<T>, freshness?: Freshness): Promise<T[]>;
  /**
   * The row with this `id` of a shared list, read at most a minute ago or as `freshness` says; `undefined` without such a row. A read
   * after a write of this client never returns the state before it.
   */
  row<T>(list: string, id: string, item: z.ZodType<T>, freshness?: Freshness): Promise<T | undefined>;
}

/** The maximum age of a shared list. */
export interface Freshness {
  /**
   * Milliseconds since the start of the list's request, at most 60000; a pending request is always shared.
   *
   * @default 0 for `list`, 60000 for `row`
   */
  readonly oldestMs?: number;
}

/** The client of all resources. */
export interface Heroku {
  /** `https://api.heroku.com`, or `apiUrl`. */
  readonly platform: Endpoint;
  /** `https://api.data.heroku.com`, or `dataUrl`. */
  readonly data: Endpoint;
}
