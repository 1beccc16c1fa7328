import type { Difference } from "../../parity/difference.ts";
import { reasonText } from "../../parity/words/reason-words.ts";
import { valueIn, valueText } from "../../parity/words/value-words.ts";

interface Sides {
  /** The leading environment. */
  readonly leader: string;
  /** The environment that must match the leading one. */
  readonly follower: string;
}

/** One line of a difference that nothing declares, from the side of the environment that has to follow. */
export function differenceLine(difference: Difference, { leader, follower }: Sides, remedy: string): string {
  const { service, path } = difference;
  const what = path === "app" ? "an app" : path;
  const [own, leads] = [follower, leader].map((environment) => valueIn(difference, environment));
  const got = () => {
    if (own === undefined && leads !== undefined) return "none";
    if (own !== undefined && leads === undefined) return `one that ${leader} does not have`;
    const [one, other] = [valueText(own), valueText(leads)];
    return one === other ? `a difference (${reasonText(difference)})` : `${one}, not ${other}`;
  };
  return `${service}: expected ${what} in ${follower} as in ${leader}, got ${got()}: ${remedy}`;
}
