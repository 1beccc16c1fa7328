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

/** One line of a difference that the next `up` of the following environment ends. */
export function pendingLine(difference: Difference, { leader, follower }: Sides): string {
  const { service, path } = difference;
  const what = path === "app" ? "an app" : path;
  const [own, leads] = [follower, leader].map((environment) => valueIn(difference, environment));
  const next = (does: string) => `the next up of ${follower} ${does} it`;
  if (own === undefined && leads !== undefined)
    return `${service}: ${follower} has no ${what.replace(/^an /, "")} yet, which ${leader} has; ${next("adds")}`;
  if (own !== undefined && leads === undefined)
    return `${service}: ${follower} still has ${what}, which ${leader} does not have; ${next("removes")}`;
  const [one, other] = [sideText(difference, follower), sideText(difference, leader)];
  return one === other
    ? `${service}: ${follower} still has another ${what} than ${leader} (${reasonText(difference)}); ${next("changes")}`
    : `${service}: ${follower} still has ${what} ${one}, and ${leader} ${other}; ${next("changes")}`;
}
