import { compare } from "../../parity/compare.ts";
import type { Difference } from "../../parity/difference.ts";
import { setterOf } from "../../parity/facts.ts";
import type { Manifest } from "../../parity/manifest.ts";
import { isTooEqual } from "../../parity/reason.ts";
import type { EstateView } from "./estate-view.ts";

/** This environment after the `up`, compared with another's recorded manifest. */
export interface Comparison {
  /** Name of the other environment. */
  readonly other: string;
  /** What is not declared. What is the same and must not be is reported by `secrets-differ`. */
  readonly unexplained: readonly Difference[];
  /** What could not be compared, such as config vars. */
  readonly unchecked: readonly Difference[];
}

/** Compares what the program declares of this environment with what another recorded. */
export function comparisonWith(
  other: Manifest,
  own: Manifest,
  { configVars }: Pick<EstateView, "configVars">,
): Comparison {
  const byService = Map.groupBy(configVars, ({ service }) => service);
  const found = compare(own, other, {
    values: {
      compare(service, key) {
        const variable = byService.get(service)?.find((each) => each.key === key);
        if (!variable?.comparedWith.includes(other.environment)) return undefined;
        return variable.sameIn.includes(other.environment) ? "same" : "different";
      },
    },
  });
  return {
    other: other.environment,
    unexplained: found.filter(
      (each) => each.verdict === "unexplained" && !comesWithAddon(each, found) && !isTooEqual(each.reason),
    ),
    unchecked: found.filter(
      (each) => each.verdict === "not checked" && !isSetByAddon(each, own) && !isGenerated(each, own),
    ),
  };
}

/** The environment that this one follows: the nearest one before it with a recorded manifest. */
export function leaderOf({ environment, environments, parity }: EstateView): Manifest | undefined {
  const ordered = productionLast(environments);
  const earlier = ordered.slice(0, ordered.indexOf(environment)).reverse();
  return earlier.map((name) => recordOf(parity, name)).find((manifest) => manifest !== undefined);
}

/** The manifests of the environments that follow this one. */
export function followersOf({ environment, environments, parity }: EstateView): Manifest[] {
  const ordered = productionLast(environments);
  return ordered.slice(ordered.indexOf(environment) + 1).flatMap((name) => recordOf(parity, name) ?? []);
}

/** If production was deployed first, its stack owns the pipelines, but changes are still tested in the others first. */
const productionLast = (environments: readonly string[]): string[] => [
  ...environments.filter((name) => name !== "production"),
  ...environments.filter((name) => name === "production"),
];

function recordOf({ others }: EstateView["parity"], environment: string): Manifest | undefined {
  const record = others[environment];
  return record?.kind === "recorded" ? record.manifest : undefined;
}

/** What an add-on sets is reported with the add-on. */
function comesWithAddon({ service, values }: Difference, all: readonly Difference[]): boolean {
  const [addon] = values.flatMap(({ value }) => (value?.kind === "config var" ? (value.setBy ?? []) : []));
  return all.some((each) => each.service === service && each.part.kind === "addons" && each.part.name === addon);
}

/** A generated value differs by design, and does not exist yet in a first preview. */
const isGenerated = ({ service, part }: Difference, { services }: Manifest): boolean =>
  services[service]?.config[part.name ?? ""]?.kind === "generated";

/** Only Heroku knows its value; `tandem parity` compares it. */
const isSetByAddon = ({ service, path }: Difference, { services }: Manifest): boolean =>
  setterOf(services[service]?.facts[path] ?? "") !== undefined;
