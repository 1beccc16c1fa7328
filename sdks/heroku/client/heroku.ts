import type { z } from "zod";

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

export interface Request<T> {
  /** The shape of the answer; one that does not fit is an error that names the path. */
  readonly response: z.ZodType<T>;
  readonly body?: unknown;
  /**
   * Sending it twice does what sending it once does, so it is repeated after a failure that leaves its outcome unknown.
   * A GET always is.
   *
   * @default false
   */
  readonly repeatable?: boolean;
  /** Variant of the API's version 3 that the request needs, such as `docker-releases`. */
  readonly variant?: string;
  /** Which part of a list is asked for, such as `version ..; max=1, order=desc`; for all of it there is `list`. */
  readonly range?: string;
  /** Values of the body that Heroku may quote in an error, and that no message may show. */
  readonly secrets?: readonly string[];
}

/** One of Heroku's hosts. Paths are written out where they are used, ids already URL-encoded (see `path`). */
export interface Endpoint {
  send<T>(method: Method, path: string, request: Request<T>): Promise<T>;
  /** As `send`, with the response's headers. */
  exchange<T>(method: Method, path: string, request: Request<T>): Promise<{ body: T; headers: Headers }>;
  /** Every page of a list, which reads share while it is under way. No row is given twice. */
  list<T>(path: string, item: z.ZodType<T>, freshness?: Freshness): Promise<T[]>;
  /**
   * The row with this `id` of a list that reads share, begun at most a minute ago unless `freshness` says less; `undefined`
   * when the list has none. A read after a write of this client never sees what was before it.
   */
  row<T>(list: string, id: string, item: z.ZodType<T>, freshness?: Freshness): Promise<T | undefined>;
}

/** How old the list may be that answers a read. */
export interface Freshness {
  /**
   * Milliseconds since a list that is complete was begun, at most 60000; one that is under way is shared in any case.
   *
   * @default 0 for `list`, 60000 for `row`
   */
  readonly oldestMs?: number;
}

/** The calls every resource makes. */
export interface Heroku {
  /** `https://api.heroku.com`, or `apiUrl`. */
  readonly platform: Endpoint;
  /** `https://api.data.heroku.com`, or `dataUrl`. */
  readonly data: Endpoint;
}
