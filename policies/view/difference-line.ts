import type { Difference } from "../../parity/difference.ts";
import { reasonText } from "../../parity/words/reason-words.ts";
import { sideText, valueIn } from "../../parity/words/value-words.ts";

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
  const where = `in ${follower} as in ${leader}`;
  const compared = () => {
    if (own === undefined && leads !== undefined) return `${what} ${where}, got none`;
    if (own !== undefined && leads === undefined) return `no ${what.replace(/^an /, "")} ${where}, got one`;
    const [one, other] = [sideText(difference, follower), sideText(difference, leader)];
    return one === other
      ? `the same ${what} ${where}, got another (${reasonText(difference)})`
      : `${what} ${other} ${where}, got ${one}`;
  };
  return `${service}: expected ${compared()}: ${remedy}`;
}
