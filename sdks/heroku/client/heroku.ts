import type { z } from "zod";

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

export interface Request<T> {
  /** The shape of the answer; one that does not fit is an error that names the path. */
  readonly answer: z.ZodType<T>;
  readonly body?: unknown;
  /**
   * Sending it twice does what sending it once does, so it is repeated after a failure that leaves its outcome unknown.
   * A GET always is.
   *
   * @default false
   */
  readonly repeatable?: boolean;
  /** Values of the body that Heroku may quote in an error, and that no message may show. */
  readonly secrets?: readonly string[];
}

/** One of Heroku's hosts. Paths are written out where they are used, ids already URL-encoded (see `path`). */
export interface Endpoint {
  send<T>(method: Method, path: string, request: Request<T>): Promise<T>;
  /** As `send`, with the response's headers. */
  exchange<T>(method: Method, path: string, request: Request<T>): Promise<{ body: T; headers: Headers }>;
  /** Every page of a list. */
  list<T>(path: string, item: z.ZodType<T>): Promise<T[]>;
}

/** The calls every resource makes. */
export interface Heroku {
  /** `https://api.heroku.com`, or `apiUrl`. */
  readonly platform: Endpoint;
  /** `https://api.data.heroku.com`, or `dataUrl`. */
  readonly data: Endpoint;
}
