import { compare } from "./compare.ts";
import type { Difference } from "./difference.ts";
import { isSameFact } from "./facts.ts";
import type { Manifest } from "./manifest.ts";

/** What an environment will record by its `up`, and what it recorded last; undefined where there is none. */
interface Records {
  readonly own: Manifest | undefined;
  readonly before: Manifest | undefined;
}

/**
 * Selects the differences from what `leader` recorded in which an `up` has no part: they were there before, and this environment
 * stays on its side as it was. Nothing is known of what values were before: a difference of values is not among them.
 */
export function untouchedBy({ own, before }: Records, leader: Manifest): (difference: Difference) => boolean {
  if (own === undefined || before === undefined) return () => false;
  const earlier = compare(before, leader).filter(({ verdict }) => verdict === "unexplained");
  return ({ service, path }) =>
    earlier.some((each) => each.service === service && each.path === path) &&
    isSameFact(factAt(own, service, path), factAt(before, service, path));
}

const factAt = ({ services }: Manifest, service: string, path: string): string | undefined =>
  services[service]?.facts[path];
