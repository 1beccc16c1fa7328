import { z } from "zod";
import type { Heroku, Method } from "../../sdks/heroku/client/heroku.ts";
import type { Chance } from "./chance.ts";
import type { Environment, ServiceModel } from "./estate-model.ts";

/** What a person changes at Heroku, and by which request. */
export interface Hand {
  readonly heroku: Heroku;
  /** Name of the app. */
  readonly app: string;
  readonly chance: Chance;
  readonly environment: Environment;
  /** The service that the app belongs to, where it is declared. */
  readonly service: ServiceModel | undefined;
}

export type HandChange = (hand: Hand) => Promise<unknown>;
export type HandChanges = Readonly<Record<string, HandChange>>;

export const Row = z.looseObject({ id: z.string() });
export const Named = Row.extend({ name: z.string() });
export type Row = z.infer<typeof Row>;

export const request = (heroku: Heroku, method: Method, path: string, body: object = {}): Promise<unknown> =>
  heroku.platform.send(method, path, { body, response: z.unknown() });

/** One request about the app. */
export const send =
  (method: Method, path: string, body: object | ((hand: Hand) => object) = {}): HandChange =>
  (hand) =>
    request(hand.heroku, method, path.replace("{app}", hand.app), typeof body === "function" ? body(hand) : body);

/** A list in an order that a seed repeats: ids depend on which request came first. */
export async function ordered<T>(heroku: Heroku, list: string, row: z.ZodType<T>): Promise<T[]> {
  const rows = await heroku.platform.list(list, row);
  const keys = new Map(rows.map((each) => [each, keyOf(each)]));
  return rows.toSorted((one, other) => ((keys.get(one) ?? "") < (keys.get(other) ?? "") ? -1 : 1));
}

/** What tells rows apart and is no id. */
const Told = z.object({
  hostname: z.string().optional(),
  url: z.string().optional(),
  type: z.string().optional(),
  version: z.int().optional(),
  plan: z.object({ name: z.string() }).optional(),
  name: z.string().optional(),
});
const keyOf = (row: unknown): string => JSON.stringify(Object.values(Told.parse(row)));

/** Does something to one row of a list of the app's, where there is one. */
export const onOne =
  (list: string, act: (hand: Hand, row: Row) => Promise<unknown>): HandChange =>
  async (hand) => {
    const [first, ...rest] = await ordered(hand.heroku, list.replace("{app}", hand.app), Row);
    if (first !== undefined) await act(hand, hand.chance.of([first, ...rest]));
  };

export const removeOne = (list: string, path = `${list}/{id}`): HandChange =>
  onOne(list, ({ heroku, app }, { id }) => request(heroku, "DELETE", path.replace("{app}", app).replace("{id}", id)));
