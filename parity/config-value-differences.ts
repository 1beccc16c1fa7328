import { mustAlwaysDiffer } from "../config-vars/must-always-differ.ts";
import type { ParityDifference } from "./difference.ts";
import { setterOf } from "./facts.ts";
import type { Origin } from "./manifest.ts";
import { differenceAt, factsAt, isUnread, type Pair, pathsOf } from "./pair.ts";
import { isToldByRollback } from "./rolled-back.ts";

/** Whether a config var of a service has the same value in both environments; undefined where that is not known. */
export type ValueComparison = (service: string, key: string) => "same" | "different" | undefined;

/** Whether a config var of a service is known to have another value in an environment than the one declared. */
export type ValueCheck = (environment: string, service: string, key: string) => boolean;

type Judgement = Pick<ParityDifference, "verdict" | "reason" | "isTooEqual">;

/** A config var that both environments have, and whose values were compared. */
interface Compared {
  readonly path: string;
  readonly key: string;
  readonly outcome: "same" | "different" | undefined;
  /** Absent where no add-on sets it. */
  readonly setter: string | undefined;
  /** Environments where it has another value than the one declared. */
  readonly strayed: readonly string[];
  /** Environments where it has no letter of a value. */
  readonly empty: readonly string[];
}

/** Where the values of config vars differ and must not, or are the same and must not be. */
export function configValueDifferences(
  pair: Pair,
  values: ValueComparison,
  {
    strays = () => false,
    isEmpty = () => false,
  }: { strays?: ValueCheck | undefined; isEmpty?: ValueCheck | undefined },
): ParityDifference[] {
  const compared = pathsOf(pair).flatMap((path): Compared[] => {
    const [one, other] = factsAt(pair, path);
    if (!path.startsWith("config.") || one === undefined || one !== other || isUnread(pair, path)) return [];
    const key = path.slice("config.".length);
    const where = (check: ValueCheck): string[] =>
      pair.sides.flatMap(({ environment }) => (check(environment, pair.service, key) ? [environment] : [])).sort();
    const setter = setterOf(one);
    return [{ path, key, outcome: values(pair.service, key), setter, strayed: where(strays), empty: where(isEmpty) }];
  });
  return compared.flatMap((each) => {
    const judgement = judge(pair, each, compared);
    const text = each.outcome && (each.outcome === "same" ? "the same value" : "a value of its own");
    return judgement === undefined ? [] : [differenceAt(pair, each.path, [text, text], judgement)];
  });
}

function judge(pair: Pair, compared: Compared, all: readonly Compared[]): Judgement | undefined {
  const { key, outcome, setter, strayed, empty } = compared;
  if (outcome === undefined) return { verdict: "not checked", reason: "its values could not be compared" };
  if (setter !== undefined) return outcome === "same" ? sharedStore(setter, all) : undefined;
  const origin = originOf(pair, key);
  if (isSecret(origin) && empty.length > 0) {
    return { verdict: "unexplained", reason: `${origin?.kind}() is empty in ${empty.join(" and ")}` };
  }
  if (outcome === "same" && mustAlwaysDiffer(key)) {
    return mustDiffer("whoever knows one environment's could forge what the other hands out");
  }
  if (isToldByRollback(pair, compared.path)) return undefined;
  const source = origin && sourceOf(origin, outcome);
  if (source !== undefined && strayed.length > 0) {
    return { verdict: "unexplained", reason: `its value is not the ${source} in ${strayed.join(" and ")}` };
  }
  return ofOrigin(origin, outcome);
}

/** What the value of a config var that no stack file states is made of. */
const sources: Readonly<Partial<Record<Origin["kind"], string>>> = {
  fromDomain: "host name",
  environmentName: "environment's name",
};

/** A value that `index.ts` states strays unseen where it does so in both; where they differ, that is told. */
const sourceOf = ({ kind }: Origin, outcome: Compared["outcome"]): string | undefined =>
  kind === "fixed" && outcome === "same" ? "declared one" : sources[kind];

const isSecret = (origin: Origin | undefined): boolean => origin?.kind === "secret" || origin?.kind === "generated";

const mustDiffer = (why: string): Judgement => ({
  verdict: "unexplained",
  reason: `must differ, is the same: ${why}`,
  isTooEqual: true,
});

/** A vendor's address may be the same for everybody, if what else the add-on sets is not. */
function sharedStore(setter: string, all: readonly Compared[]): Judgement | undefined {
  const isOwn = all.some((each) => each.setter === setter && each.outcome === "different");
  return isOwn ? undefined : mustDiffer(`both environments use one ${setter}`);
}

function ofOrigin(origin: Origin | undefined, outcome: "same" | "different"): Judgement | undefined {
  if (outcome === "different") return whenDifferent[origin?.kind ?? "undeclared"];
  if (origin?.kind === "generated") return mustDiffer("generated() makes a value of its own in each environment");
  if (origin?.kind !== "secret") return undefined;
  if (origin.shared !== undefined) return { verdict: "declared", reason: origin.shared };
  return mustDiffer("a secret of one environment must not open the other");
}

const whenDifferent: Readonly<Record<Origin["kind"] | "undeclared", Judgement | undefined>> = {
  fixed: { verdict: "unexplained", reason: "fixed() gives every environment the same value, and they differ" },
  undeclared: { verdict: "unexplained", reason: "its values differ, and nothing declares it" },
  perEnvironment: { verdict: "allowed", reason: "its value is a knob of each stack file" },
  fromDomain: { verdict: "allowed", reason: "its value is the host name" },
  environmentName: { verdict: "allowed", reason: "its value is the environment's name" },
  // As it must be.
  secret: undefined,
  generated: undefined,
};

/** Two stacks may have been brought up from different declarations: what is asked for more strictly counts. */
function originOf({ sides }: Pair, key: string): Origin | undefined {
  const origins = sides.flatMap(({ manifest }) => manifest.config[key] ?? []);
  return (
    origins.find(({ kind }) => kind === "generated") ??
    origins.find(({ kind, shared }) => kind === "secret" && shared === undefined) ??
    origins.find(({ kind }) => kind === "secret") ??
    origins.find(({ kind }) => kind === "fixed") ??
    origins[0]
  );
}
