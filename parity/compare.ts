import type { Difference } from "./difference.ts";
import { type Declaration, factDifference } from "./fact-difference.ts";
import { aspects, type Manifest } from "./manifest.ts";
import { differenceAt, differenceOf, environmentsWhere, factsAt, type Pair, pairOf, pathsOf } from "./pair.ts";
import type { Value } from "./value.ts";
import { type ValueKnowledge, valueDifferences } from "./value-differences.ts";

export interface CompareOptions extends Declaration {
  /** Without it values are not looked at. */
  readonly values?: ValueKnowledge | undefined;
}

/**
 * Where two environments differ, are the same and must not be, or could not be compared: by service, in the order of
 * `aspects`. The order of the environments does not matter.
 */
export function compare(first: Manifest, second: Manifest, options: CompareOptions = {}): Difference[] {
  const services = new Set([...Object.keys(first.services), ...Object.keys(second.services)]);
  return [...services].flatMap((service) => compareService(pairOf(service, first, second), options));
}

function compareService(pair: Pair, options: CompareOptions): Difference[] {
  const unread = unreadDifferences(pair);
  const app = unread.find(({ path }) => path === "app") ?? appDifference(pair);
  if (app !== undefined) return [app];
  const ofValues = options.values === undefined ? [] : valueDifferences(pair, options.values);
  const copied = new Set(ofValues.flatMap(({ path, reason }) => (reason.code === "copied value" ? [path] : [])));
  // A pipeline is missed also where both environments lack it.
  const paths = new Set([...pathsOf(pair), ...(options.settled === undefined ? [] : ["pipeline"])]);
  const facts = [...paths].flatMap((path) => (copied.has(path) ? [] : (factDifference(pair, path, options) ?? [])));
  return [...unread, ...facts, ...ofValues].sort(byAspect);
}

function unreadDifferences(pair: Pair): Difference[] {
  const paths = new Set(pair.sides.flatMap(({ manifest }) => Object.keys(manifest.unchecked)));
  return [...paths].map((path) => {
    const failures = pair.sides.flatMap(({ environment, manifest: { unchecked } }) =>
      unchecked[path] === undefined ? [] : [{ environment, message: unchecked[path] }],
    );
    return differenceAt(pair, path, { verdict: "not checked", reason: { code: "unread", failures } });
  });
}

/** Of an app that is not there nothing else is reported. */
function appDifference(pair: Pair): Difference | undefined {
  const facts = factsAt(pair, "app");
  const environments = environmentsWhere(pair, (_, side) => facts[side] === undefined);
  if (environments.length === 0) return undefined;
  const appAt = (side: 0 | 1): Value | undefined =>
    facts[side] === undefined ? undefined : { kind: "text", text: pair.sides[side].manifest.app };
  const verdict = environments.length === 2 ? "not checked" : "unexplained";
  return differenceOf(pair, "app", [appAt(0), appAt(1)], { verdict, reason: { code: "no app", environments } });
}

const byAspect = (one: Difference, other: Difference): number =>
  aspects.indexOf(one.aspect) - aspects.indexOf(other.aspect) || one.path.localeCompare(other.path, "en");
