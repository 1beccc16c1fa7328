import type { ParityDifference } from "../../parity/difference.ts";
import { present, setByPeople } from "../../parity/facts.ts";

interface Sides {
  /** The environment that goes first. */
  readonly leader: string;
  /** The one that has to be as the other. */
  readonly follower: string;
}

/** One line of a difference that nobody declares, from the side of whoever has to follow. */
export function differenceLine(
  { service, path, values, reason }: ParityDifference,
  sides: Sides,
  remedy: string,
): string {
  const { leader, follower } = sides;
  const what = path === "app" ? "an app" : path;
  return `${service}: expected ${what} in ${follower} as in ${leader}, got ${got(values[follower], values[leader], { leader, reason })}: ${remedy}`;
}

function got(own: string | undefined, leads: string | undefined, why: { leader: string; reason: string }): string {
  if (own === leads) return `a difference (${why.reason})`;
  if (own === undefined) return "none";
  if (leads === undefined) return `one that ${why.leader} has not`;
  return `${shown(own)}, not ${shown(leads)}`;
}

const shown = (fact: string): string => (fact === present || fact === setByPeople ? "one of our own" : fact);
