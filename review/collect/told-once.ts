import type { NotChecked } from "../report/not-checked.ts";

/** What could not be looked at, each reason once for drift and once for what else there is: many objects mostly fail alike. */
export function toldOnce(all: readonly NotChecked[]): NotChecked[] {
  const keyOf = ({ what, why }: NotChecked): string => JSON.stringify([what, reasonIn(why)]);
  // The same whichever of them failed first.
  const sorted = all.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  const alike = Map.groupBy(sorted, keyOf);
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    return others.length === 0 ? [first] : [{ ...first, more: others.length }];
  });
}

/** Errors, each once. That a key may not see an app may be found at several of its parts, and in several runs. */
export function errorsOnce(errors: readonly string[]): string[] {
  const alike = Map.groupBy(errors, (error) => withoutRequest(error).replace(partOfUnseen, "").replace(wayOn, ""));
  return [...alike.values()].flatMap(([first]) => first ?? []);
}

const partOfUnseen = /^\S+: (?=\S+ \S+: expected one that this key may see)/;

/** What follows depends on how much a run had asked about. */
const wayOn = /(?<=: expected one that this key may see, .*); nothing in it was read or changed: .*/s;

/** Without the object that it befell, what was asked for and Heroku's number of the request. */
const reasonIn = (why: NotChecked["why"]): unknown =>
  why.code === "error" ? withoutRequest(why.message).replace(/^(?:\S+: )?GET \S+: /, "") : why;

const withoutRequest = (words: string): string => words.replaceAll(/, request [^),]+(?=\))/g, "");
