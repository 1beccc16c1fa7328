import type { Difference, Judgement } from "./difference.ts";
import type { DeclaredDifference, Manifest, ServiceManifest } from "./manifest.ts";
import { aspectOf, isWithin, partAt } from "./part.ts";
import { type Value, valueAt } from "./value.ts";

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

/** The texts of a fact, one for each side. */
export type Texts = readonly [string | undefined, string | undefined];

export const factsAt = ({ sides: [first, second] }: Pair, path: string): Texts => [
  first.manifest.facts[path],
  second.manifest.facts[path],
];

/** Every path of either side's facts. */
export const pathsOf = ({ sides }: Pair): string[] => [
  ...new Set(sides.flatMap(({ manifest }) => Object.keys(manifest.facts))),
];

/** Environments of which something is true. */
export const environmentsWhere = ({ sides }: Pair, isSo: (environment: string, side: 0 | 1) => boolean): string[] =>
  sides.flatMap(({ environment }, side) => (isSo(environment, side === 0 ? 0 : 1) ? [environment] : []));

/** Whether a path, or what it is a part of, could not be read on either side. */
export const isUnread = ({ sides }: Pair, path: string): boolean =>
  sides.some(({ manifest }) => Object.keys(manifest.unchecked).some((unread) => isWithin(path, unread)));

/** Every deliberate difference that either side's declaration knows. */
export const declaredIn = ({ sides }: Pair): DeclaredDifference[] =>
  sides.flatMap(({ manifest }) => manifest.differences);

/** A difference with other values than those of the facts. */
export function differenceOf(
  { service, sides: [first, second] }: Pair,
  path: string,
  [one, other]: readonly [Value | undefined, Value | undefined],
  judgement: Judgement,
): Difference {
  const at = ({ environment }: Side, value: Value | undefined) => ({
    environment,
    ...(value !== undefined && { value }),
  });
  const values: Difference["values"] = [at(first, one), at(second, other)];
  return { service, aspect: aspectOf(path), path, part: partAt(path), values, ...judgement };
}

export function differenceAt(pair: Pair, path: string, judgement: Judgement): Difference {
  const [one, other] = factsAt(pair, path);
  const value = (text: string | undefined) => (text === undefined ? undefined : valueAt(path, text));
  return differenceOf(pair, path, [value(one), value(other)], judgement);
}
