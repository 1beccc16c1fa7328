import { notFound } from "./problems.ts";
import type { AccountRow } from "./rows.ts";
import type { World } from "./world.ts";

/** One request, as a route sees it. */
export class Call<Body = unknown> {
  readonly world: World;
  /** The caller; the first account if a route needs no token. */
  readonly actor: AccountRow;
  readonly body: Body;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** Headers that the answer gets beside the usual ones. */
  readonly answerHeaders: Headers;
  readonly #params: Readonly<Record<string, string>>;

  constructor(parts: {
    world: World;
    actor: AccountRow;
    body: Body;
    query: URLSearchParams;
    headers: Headers;
    answerHeaders: Headers;
    params: Readonly<Record<string, string>>;
  }) {
    this.world = parts.world;
    this.actor = parts.actor;
    this.body = parts.body;
    this.query = parts.query;
    this.headers = parts.headers;
    this.answerHeaders = parts.answerHeaders;
    this.#params = parts.params;
  }

  /** A part of the path, decoded. */
  param(name: string): string {
    const value = this.#params[name];
    if (value === undefined) throw notFound("resource");
    return value;
  }

  /** As `param`, where not every path of a kind has it. */
  optionalParam(name: string): string | undefined {
    return this.#params[name];
  }

  /** The same request with its body read as something more precise. */
  with<T>(body: T): Call<T> {
    return new Call<T>({
      world: this.world,
      actor: this.actor,
      body,
      query: this.query,
      headers: this.headers,
      answerHeaders: this.answerHeaders,
      params: this.#params,
    });
  }
}
