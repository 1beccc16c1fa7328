import type { z } from "zod";
import type { Heroku } from "../../client/heroku.ts";
import { orMissing, orNotVisible } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";

/** Where an object can be found. */
export interface Sources<T> {
  /** Takes it from a list that several share. */
  listed(): Promise<T | undefined>;
  /** Asks for it alone; `undefined` when it is gone. */
  single(): Promise<T | undefined>;
}

/** The object of a read. An import, which has no inputs yet, is of one object: it pages through no list. */
export function readFromListOrApi<T>(inputs: unknown, from: Sources<T>): Promise<T | undefined> {
  return inputs === undefined ? from.single() : inListOrAlone(from);
}

/** As `readFromListOrApi`, of an object whose path is that of its list and its id; `row` is its shape in the list. */
export function readRow<T>(
  { platform }: Heroku,
  inputs: unknown,
  [list, id]: readonly [list: string, id: string],
  response: z.ZodType<T>,
  row: z.ZodType<T | undefined> = response,
): Promise<T | undefined> {
  return readFromListOrApi(inputs, {
    listed: () => platform.row(list, id, row),
    single: () => orMissing(platform.send("GET", list + path`/${id}`, { response })),
  });
}

/**
 * An object, from a list if that has it. No list by itself says that an object is gone: it may change while it is paged, lag
 * behind, or not show all that the key can see; so missing objects are read one by one, as are objects that Heroku cannot list
 * (403, 404).
 */
export async function inListOrAlone<T>({ listed, single }: Sources<T>): Promise<T | undefined> {
  return (await orNotVisible(listed())) ?? single();
}
