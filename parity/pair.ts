import type { ParityDifference } from "./difference.ts";
import { type Aspect, aspects, type DeclaredDifference, type Manifest, type ServiceManifest } from "./manifest.ts";

/** One service in one environment. */
interface Side {
  readonly environment: string;
  readonly manifest: ServiceManifest;
}

/** One service in the two environments that are compared. */
export interface Pair {
  readonly service: string;
  readonly sides: readonly [Side, Side];
}

export function pairOf(service: string, first: Manifest, second: Manifest): Pair {
  return { service, sides: [sideOf(service, first), sideOf(service, second)] };
}

const nothing: ServiceManifest = { app: "", facts: {}, unchecked: {}, config: {}, differences: [] };

const sideOf = (service: string, { environment, services }: Manifest): Side => ({
  environment,
  manifest: services[service] ?? nothing,
});

/** What a fact says on each side. */
export const factsAt = ({ sides: [first, second] }: Pair, path: string): [string | undefined, string | undefined] => [
  first.manifest.facts[path],
  second.manifest.facts[path],
];

/** Every path of either side's facts. */
export const pathsOf = ({ sides }: Pair): string[] => [
  ...new Set(sides.flatMap(({ manifest }) => Object.keys(manifest.facts))),
];

/** Whether a path, or what it is a part of, could not be read on either side. */
export const isUnread = ({ sides }: Pair, path: string): boolean =>
  sides.some(({ manifest }) => Object.keys(manifest.unchecked).some((unread) => isWithin(path, unread)));

/** Whether a path is that of a whole, or of a part of it. Dots in the name of a person or a receiver begin no part. */
export const isWithin = (path: string, whole: string): boolean =>
  path === whole || (path.startsWith(`${whole}.`) && !/^(access|drains|webhooks)\../.test(whole));

/** Every deliberate difference that either side's declaration knows. */
export const declaredIn = ({ sides }: Pair): DeclaredDifference[] =>
  sides.flatMap(({ manifest }) => manifest.differences);

export function differenceAt(
  { service, sides: [first, second] }: Pair,
  path: string,
  [one, other]: readonly [string | undefined, string | undefined],
  judged: Pick<ParityDifference, "verdict" | "reason" | "isTooEqual">,
): ParityDifference {
  const values = { [first.environment]: one, [second.environment]: other };
  return { service, aspect: aspectOf(path), path, values, ...judged };
}

export const aspectOf = (path: string): Aspect => aspects.find((aspect) => isWithin(path, aspect)) ?? "app";
