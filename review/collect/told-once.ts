import type { NotChecked } from "../report/report.ts";

/** What could not be looked at, each reason once for drift and once for what else there is: many objects mostly fail alike. */
export function toldOnce(all: readonly NotChecked[]): NotChecked[] {
  // The same whichever of them failed first.
  const sorted = all.toSorted((one, other) => (`${kindOf(one)} ${one.why}` < `${kindOf(other)} ${other.why}` ? -1 : 1));
  const alike = Map.groupBy(sorted, (each) => JSON.stringify([kindOf(each), reasonIn(each)]));
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { what, why } = first;
    return others.length === 0 ? [first] : [{ what, why: `${why}, and ${others.length} more like it` }];
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

/** `releases` of `releases of catalog-staging`. */
const kindOf = ({ what }: NotChecked): string => what.split(" ")[0] ?? "";

/** Without the object that it befell, what was asked for and Heroku's number of the request. */
const reasonIn = ({ why }: NotChecked): string => withoutRequest(why).replace(/^(?:\S+: )?GET \S+: /, "");

const withoutRequest = (words: string): string => words.replaceAll(/, request [^),]+(?=\))/g, "");
