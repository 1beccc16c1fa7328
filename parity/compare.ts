import { configValueDifferences, type ValueCheck, type ValueComparison } from "./config-value-differences.ts";
import { type Copies, copiedVars } from "./copied-vars.ts";
import type { Declares } from "./declared/declared-paths.ts";
import type { Settled } from "./declared/settled-manifest.ts";
import type { ParityDifference } from "./difference.ts";
import { factDifference } from "./fact-difference.ts";
import { aspects, type Manifest } from "./manifest.ts";
import { differenceAt, factsAt, type Pair, pairOf, pathsOf } from "./pair.ts";

export interface CompareOptions {
  /**
   * Whether a config var has the same value in both environments; undefined where that is not known, which is then told. Without
   * it values are not looked at.
   */
  readonly values?: ValueComparison | undefined;
  /** Whether a config var is known to have another value than the one declared. @default nobody knows */
  readonly strays?: ValueCheck | undefined;
  /** Whether a config var is known to be there without a value. @default nobody knows */
  readonly isEmpty?: ValueCheck | undefined;
  /** Whether an environment is declared to have something, for the reason of what it lacks. @default unknown */
  readonly declares?: Declares | undefined;
  /** What is settled of an environment, for what is otherwise there, be it in both. @default nobody knows */
  readonly settled?: Settled | undefined;
  /** Of which config var of the other environment one has the value, in words. @default nobody knows */
  readonly copies?: Copies | undefined;
}

/**
 * Where two environments differ, are the same and must not be, or could not be compared: by service, in the order of
 * `aspects`. The order of the environments does not matter.
 */
export function compare(first: Manifest, second: Manifest, options: CompareOptions = {}): ParityDifference[] {
  const services = new Set([...Object.keys(first.services), ...Object.keys(second.services)]);
  return [...services].flatMap((service) => compareService(pairOf(service, first, second), options));
}

function compareService(pair: Pair, options: CompareOptions): ParityDifference[] {
  const { values, copies } = options;
  const unread = unreadDifferences(pair);
  const app = unread.find(({ path }) => path === "app") ?? appDifference(pair);
  if (app !== undefined) return [app];
  const paths = new Set([...pathsOf(pair), ...(options.settled === undefined ? [] : expected)]);
  const facts = [...paths].flatMap((path) => factDifference(pair, path, options) ?? []);
  const ofValues = values === undefined ? [] : configValueDifferences(pair, values, options);
  const copied = copies === undefined ? [] : copiedVars(pair, copies);
  const isCopied = ({ path }: ParityDifference): boolean => copied.some((each) => each.path === path);
  const others = [...facts, ...ofValues].filter((each) => !isCopied(each));
  return [...unread, ...copied, ...others].sort(byAspect);
}

/** What is missed also where both environments lack it. */
const expected = ["pipeline"];

function unreadDifferences(pair: Pair): ParityDifference[] {
  const paths = new Set(pair.sides.flatMap(({ manifest }) => Object.keys(manifest.unchecked)));
  return [...paths].map((path) => {
    const reasons = pair.sides.flatMap(({ environment, manifest }) => {
      const reason = manifest.unchecked[path];
      return reason === undefined ? [] : [`${environment}: ${reason}`];
    });
    const reason = [...new Set(reasons)].sort().join("; ");
    return differenceAt(pair, path, factsAt(pair, path), { verdict: "not checked", reason });
  });
}

/** Of an app that is not there nothing else is told. */
function appDifference(pair: Pair): ParityDifference | undefined {
  const facts = factsAt(pair, "app");
  const missing = pair.sides.filter((_, side) => facts[side] === undefined).map(({ environment }) => environment);
  if (missing.length === 0) return undefined;
  const names = pair.sides.map(({ manifest }, side) => facts[side] && manifest.app);
  const verdict = missing.length === 2 ? "not checked" : "unexplained";
  const reason = `there is no app in ${missing.sort().join(" and ")}`;
  return differenceAt(pair, "app", [names[0], names[1]], { verdict, reason });
}

const byAspect = (one: ParityDifference, other: ParityDifference): number =>
  aspects.indexOf(one.aspect) - aspects.indexOf(other.aspect) || one.path.localeCompare(other.path, "en");
