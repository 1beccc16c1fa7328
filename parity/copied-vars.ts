import type { ParityDifference } from "./difference.ts";
import { setByPeople } from "./facts.ts";
import { differenceAt, isUnread, type Pair, pathsOf } from "./pair.ts";

/** The config var of another environment, in words, whose value one has that people set; undefined where it is nobody's. */
export type Copies = (environment: string, service: string, key: string) => string | undefined;

/** Config vars by which one environment has what is the other's alone, such as the address of its database, under another name. */
export const copiedVars = (pair: Pair, copies: Copies): ParityDifference[] =>
  pathsOf(pair).flatMap((path) => {
    if (!path.startsWith("config.") || isUnread(pair, path)) return [];
    const key = path.slice("config.".length);
    const found = pair.sides.map(({ environment, manifest }) =>
      manifest.facts[path] === setByPeople ? copies(environment, pair.service, key) : undefined,
    );
    if (found.every((each) => each === undefined)) return [];
    const values = pair.sides.map(({ manifest }, side) => found[side] ?? manifest.facts[path]);
    const reason = pair.sides.flatMap(({ environment }, side) =>
      found[side] === undefined
        ? []
        : [`${environment} has ${found[side]}: what it does with that, it does to the other`],
    );
    return [differenceAt(pair, path, [values[0], values[1]], { verdict: "unexplained", reason: reason.join(", ") })];
  });
