import { checkSettings } from "../../settings/check-settings.ts";
import { estateShape } from "../../settings/declaration/declaration-of.ts";
import { handOver } from "../../settings/test/hand-over.ts";
import { changedAt, type Route, routesOf, without } from "../../settings/test/mutated.ts";
import { placesIn } from "../../settings/test/schema-places.ts";
import { environments } from "../predict/estate-model.ts";
import { projectOf, type WordFiles } from "./word-files.ts";

/** Files in which one word has another value, and are still valid. */
export interface Variation {
  readonly files: WordFiles;
  /** The word that was changed, such as `declaration.services.0.config.MODE.value`. */
  readonly word: string;
  /** What it is in a schema, or in a stack file: the same for all words of the kind. */
  readonly place: string;
  readonly what: string;
}

/** One word of the files. */
export interface Word {
  readonly route: Route;
  readonly place: string;
  readonly names: readonly string[];
}

/** Every word of a declaration, by its schema, and of its stack files and secrets. */
export function wordsOf({ declaration, config, secrets }: WordFiles): Word[] {
  const declared = placesIn(estateShape, declaration).map(({ route, place, names = [] }): Word => {
    return { route: ["declaration", ...route], place: `declaration.${place}`, names };
  });
  const kept = routesOf({ config, secrets }).map((route): Word => {
    return {
      route,
      place: route.map((key) => (environments.some((name) => name === key) ? "*" : key)).join("."),
      names: [],
    };
  });
  return [...declared, ...kept].filter(({ route }) => route.length > 1);
}

const valueAt = (value: unknown, route: Route): unknown =>
  route.reduce<unknown>((part, key) => Reflect.get(Object(part), key), value);

/** Valid files that differ from these in one word: at most `count` with another value of it, else without it. */
export function variationsOf(files: WordFiles, word: Word, words: readonly Word[], count: number): Variation[] {
  const { route, place } = word;
  const others = otherValues(files, word, words);
  const changed = others.map((value) => ({ what: `as ${shortly(value)}`, made: changedAt(files, route, () => value) }));
  const last = route.at(-1) ?? "";
  const gone = { what: "removed", made: changedAt(files, route.slice(0, -1), (found) => without(found, last)) };
  const valid = firstValid([...changed, ...everywhere(files, valueAt(files, route)), gone], count);
  return valid.map(({ what, made }): Variation => ({ files: made, word: route.join("."), place, what }));
}

/** A text that stands in several places, such as the name of a process type, is changed in all of them. */
function everywhere(files: WordFiles, value: unknown): Made[] {
  if (typeof value !== "string" || value.length < 3) return [];
  const text = JSON.stringify(files);
  return ["a-", "b-"].map((added) => ({
    what: `as ${added}${value} everywhere`,
    made: JSON.parse(text.replaceAll(value, `${added}${value}`)),
  }));
}

const shortly = (value: unknown): string => (JSON.stringify(value) ?? "").slice(0, 60);

interface Made {
  readonly what: string;
  readonly made: unknown;
}

function firstValid(all: readonly Made[], count: number): { what: string; made: WordFiles }[] {
  const valid: { what: string; made: WordFiles }[] = [];
  for (const { what, made } of all) {
    if (valid.length === count) break;
    if (isValid(made)) valid.push({ what, made });
  }
  return valid;
}

/** Whether each environment takes the files. */
function isValid(files: unknown): files is WordFiles {
  const { declaration, secrets, config } = files as WordFiles;
  const { stackFiles } = projectOf({ declaration, secrets, config });
  return environments.every(
    (environment) =>
      "settings" in checkSettings(declaration, handOver(environment, stackFiles, secrets?.[environment])),
  );
}

/** What may stand in a word's place: other words of its list, what its like has elsewhere, and what looks like it. */
function otherValues(files: WordFiles, { route, place, names }: Word, words: readonly Word[]): unknown[] {
  const value = valueAt(files, route);
  const alike = words.filter((each) => each.place === place).map((each) => valueAt(files, each.route));
  const all = [...names, ...similar(value), ...alike];
  const seen = new Set([JSON.stringify(value)]);
  return all.filter((each) => {
    const text = JSON.stringify(each);
    return text !== undefined && !seen.has(text) && seen.add(text);
  });
}

function similar(value: unknown): unknown[] {
  switch (typeof value) {
    case "boolean":
      return [!value];
    case "number":
      return [value + 1, value + 2, value - 1];
    case "string":
      return [
        ...numbered(value),
        `a-${value}`,
        `b-${value}`,
        `${value}2`,
        `${value}3`,
        `${value}/2`,
        value.replace(/-\w+$/, ""),
      ];
    default:
      return [];
  }
}

/** A text with another number in it, such as another hour or plan; a day is followed by the next ones, as a year later may be refused. */
const numbered = (text: string): string[] =>
  [1, 2]
    .map((more) =>
      isDay.test(text)
        ? new Date(Date.parse(text) + more * 86_400_000).toISOString().slice(0, 10)
        : text.replace(/\d+/, (digits) => String(Number(digits) + more).padStart(digits.length, "0")),
    )
    .filter((each) => each !== text);

const isDay = /^\d{4}-\d\d-\d\d$/;
