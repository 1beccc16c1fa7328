import { z } from "zod";
import type { Heroku, Method } from "../../sdks/heroku/client/heroku.ts";
import type { Chance } from "./chance.ts";
import type { Environment, ServiceModel } from "./estate-model.ts";

/** What somebody changes at Heroku, and with what. */
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
  heroku.platform.send(method, path, { body, answer: z.unknown() });

/** One request about the app. */
export const send =
  (method: Method, path: string, body: object | ((hand: Hand) => object) = {}): HandChange =>
  (hand) =>
    request(hand.heroku, method, path.replace("{app}", hand.app), typeof body === "function" ? body(hand) : body);

/** Does something to one row of a list of the app's, where there is one. */
export const onOne =
  (list: string, act: (hand: Hand, row: Row) => Promise<unknown>): HandChange =>
  async (hand) => {
    const [first, ...rest] = await hand.heroku.platform.list(list.replace("{app}", hand.app), Row);
    if (first !== undefined) await act(hand, hand.chance.of([first, ...rest]));
  };

export const removeOne = (list: string, path = `${list}/{id}`): HandChange =>
  onOne(list, ({ heroku, app }, { id }) => request(heroku, "DELETE", path.replace("{app}", app).replace("{id}", id)));
