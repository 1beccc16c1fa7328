import { mustAlwaysDiffer } from "../config-vars/must-always-differ.ts";
import { allowed, type Difference, type Judgement, unexplained } from "./difference.ts";
import { setByPeople, setterOf } from "./facts.ts";
import type { Origin } from "./manifest.ts";
import { differenceOf, environmentsWhere, factsAt, isUnread, type Pair, pathsOf } from "./pair.ts";
import { partAt } from "./part.ts";
import { isPartOfRollback } from "./rolled-back.ts";
import { type Value, valueAt } from "./value.ts";

type Outcome = "same" | "different";

/** What is known of the values of config vars; none of it is a value. What is not given is not known. */
export interface ValueKnowledge {
  /** Whether a config var of a service has the same value in both environments; undefined where that is not known, which is then reported. */
  compare(service: string, key: string): Outcome | undefined;
  /** Whether it is known to have another value in an environment than the declared one. */
  strays?(environment: string, service: string, key: string): boolean;
  /** Whether it is known to be there without a value. */
  isEmpty?(environment: string, service: string, key: string): boolean;
  /** The config var of the other environment, which is that one's alone, whose value it has. */
  copyOf?(environment: string, service: string, key: string): Copy | undefined;
}

export type Copy = Omit<Extract<Value, { kind: "copy" }>, "kind">;

/** A config var that both environments have, and whose values were compared. */
interface Compared {
  readonly path: string;
  readonly key: string;
  readonly outcome: Outcome | undefined;
  /** Absent where no add-on sets it. */
  readonly setter: string | undefined;
}

/** Where the values of config vars differ and must not, are the same and must not be, or are copied from the other environment. */
export function valueDifferences(pair: Pair, values: ValueKnowledge): Difference[] {
  const paths = pathsOf(pair).filter((path) => partAt(path).kind === "config" && !isUnread(pair, path));
  const copied = paths.flatMap((path) => copyDifference(pair, path, values) ?? []);
  const compared = paths.flatMap((path): Compared[] => {
    const [one, other] = factsAt(pair, path);
    const { name: key = "" } = partAt(path);
    const isCompared = one !== undefined && one === other && !copied.some((each) => each.path === path);
    return isCompared ? [{ path, key, outcome: values.compare(pair.service, key), setter: setterOf(one) }] : [];
  });
  const differences = compared.flatMap((each): Difference[] => {
    const judgement = judge(pair, each, compared, values);
    const value: Value | undefined = each.outcome && { kind: "compared", outcome: each.outcome };
    return judgement === undefined ? [] : [differenceOf(pair, each.path, [value, value], judgement)];
  });
  return [...copied, ...differences];
}

/** Of a config var by which one environment has what is the other's alone, such as the address of its database, under another name. */
function copyDifference(pair: Pair, path: string, { copyOf }: ValueKnowledge): Difference | undefined {
  const { name: key = "" } = partAt(path);
  const [one, other] = pair.sides.map(({ environment, manifest: { facts } }): [Value | undefined, boolean] => {
    const copy = facts[path] === setByPeople ? copyOf?.(environment, pair.service, key) : undefined;
    if (copy !== undefined) return [{ kind: "copy", ...copy }, true];
    return [facts[path] === undefined ? undefined : valueAt(path, facts[path]), false];
  });
  if (!one?.[1] && !other?.[1]) return undefined;
  return differenceOf(pair, path, [one?.[0], other?.[0]], { verdict: "unexplained", reason: { code: "copied value" } });
}

function judge(
  pair: Pair,
  { path, key, outcome, setter }: Compared,
  all: readonly Compared[],
  values: ValueKnowledge,
): Judgement | undefined {
  if (outcome === undefined) return { verdict: "not checked", reason: { code: "values unread" } };
  if (setter !== undefined) return outcome === "same" ? sharedStore(setter, all) : undefined;
  const declared = originOf(pair, key);
  const empty = emptySecret(pair, key, declared, values);
  if (empty !== undefined) return empty;
  if (outcome === "same" && mustAlwaysDiffer(key)) return unexplained({ code: "same signing key" });
  if (isPartOfRollback(pair, path)) return undefined;
  const usual = outcome === "same" ? whenSame(declared) : whenDifferent(declared?.kind);
  return strayed(pair, key, declared?.kind, values) ?? usual;
}

function emptySecret(pair: Pair, key: string, declared: Origin | undefined, { isEmpty }: ValueKnowledge) {
  const environments = environmentsWhere(pair, (environment) => isEmpty?.(environment, pair.service, key) === true);
  const isSecret = declared?.kind === "secret" || declared?.kind === "generated";
  return isSecret && environments.length > 0
    ? unexplained({ code: "empty value", origin: declared.kind, environments })
    : undefined;
}

/** Which environment has not the value that `index.ts` states, whether or not the other has it. */
function strayed(
  pair: Pair,
  key: string,
  origin: Origin["kind"] | undefined,
  { strays }: ValueKnowledge,
): Judgement | undefined {
  const isMade = origin === "fromDomain" || origin === "environmentName" || origin === "fixed";
  const environments = environmentsWhere(pair, (environment) => strays?.(environment, pair.service, key) === true);
  return isMade && environments.length > 0
    ? unexplained({ code: "not the declared value", origin, environments })
    : undefined;
}

/** A vendor's address may be the same for everybody, if what else the add-on sets is not. */
function sharedStore(addon: string, all: readonly Compared[]): Judgement | undefined {
  const isOwn = all.some(({ setter, outcome }) => setter === addon && outcome === "different");
  return isOwn ? undefined : unexplained({ code: "same add-on", addon });
}

function whenSame(declared: Origin | undefined): Judgement | undefined {
  if (declared?.kind === "generated") return unexplained({ code: "same generated value" });
  if (declared?.kind !== "secret") return undefined;
  if (declared.shared === undefined) return unexplained({ code: "same secret" });
  return { verdict: "declared", reason: { code: "declared", text: declared.shared } };
}

function whenDifferent(origin: Origin["kind"] | undefined): Judgement | undefined {
  if (origin === "secret" || origin === "generated") return undefined;
  if (origin === undefined || origin === "fixed")
    return unexplained({ code: "values differ", ...(origin !== undefined && { origin }) });
  return allowed({ code: "value per environment", origin });
}

/** Two stacks may have been brought up from different declarations: what is asked for more strictly counts. */
function originOf({ sides }: Pair, key: string): Origin | undefined {
  const strictness = ({ kind, shared }: Origin): number => {
    if (kind === "secret") return shared === undefined ? 1 : 2;
    return kind === "generated" ? 0 : kind === "fixed" ? 3 : 4;
  };
  const origins = sides.flatMap(({ manifest }) => manifest.config[key] ?? []);
  return origins.toSorted((one, other) => strictness(one) - strictness(other))[0];
}
