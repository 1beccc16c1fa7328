import type { AccountRow } from "./rows.ts";
import type { World } from "./world.ts";

/** One request, as a route sees it. */
export interface Call<Body = unknown> {
  readonly world: World;
  /** The caller; the first account if a route needs no token. */
  readonly actor: AccountRow;
  readonly body: Body;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** Headers that the answer gets beside the usual ones. */
  readonly answerHeaders: Headers;
  /** The parts of the path that its template names, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** A part of the path that the route's template has. */
  param(this: void, name: string): string;
}
