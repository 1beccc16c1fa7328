import { configVars } from "../kinds/config-vars.ts";
import { isOf, kindOf } from "../kinds/kinds.ts";
import type { EstateSettings } from "../settings/settings.ts";
import { type CompareOptions, compare } from "./compare.ts";
import { settledManifest } from "./declared/settled-manifest.ts";
import type { Difference } from "./difference.ts";
import { isSameFact } from "./facts.ts";
import type { Manifest } from "./manifest.ts";
import { aspectOf, partAt } from "./part.ts";
import type { ValueKnowledge } from "./value-differences.ts";

/** What the next `up` does to one object. */
interface PlannedChange {
  readonly type: string;
  readonly service?: string | undefined;
  readonly operation: "create" | "update" | "replace" | "delete";
  readonly properties: readonly { readonly path: string }[];
  /** `drift`: it only takes a change by hand back. */
  readonly origin?: "drift" | "both" | undefined;
}

/** What the next `up` of an environment does, as a review has previewed it. */
export interface PlannedUp {
  readonly settings: EstateSettings;
  readonly changes: readonly PlannedChange[];
  /** What the last `up` recorded, under the present names of services; undefined where there was none. */
  readonly before: Manifest | undefined;
}

/**
 * Calls differences allowed that the next `up` of an environment makes equal, or as they may be. What that `up` takes back of a change by
 * hand stays unexplained: it follows from no file.
 */
export function withUps(
  differences: readonly Difference[],
  manifests: readonly [Manifest, Manifest],
  options: CompareOptions,
  ups: readonly PlannedUp[],
): Difference[] {
  const sides = manifests.map((live) => new AfterUp(live, ups)) as [AfterUp, AfterUp];
  const values = options.values && valuesAfter(sides, options.values);
  const left = compare(sides[0].manifest, sides[1].manifest, { ...options, values });
  const unexplained = left.filter(({ verdict }) => verdict === "unexplained");
  return differences.map((difference) => {
    const { service, path, verdict } = difference;
    const environments = sides.flatMap((side) => (side.changes(service, path) ? [side.environment] : []));
    const isLeft = unexplained.some((each) => each.service === service && each.path === path);
    if (verdict !== "unexplained" || environments.length === 0 || isLeft) return difference;
    return { ...difference, verdict: "allowed", reason: { code: "next up", environments } };
  });
}

/** Values that may be seen are as the files have them after the `up`; of others nothing is known. */
function valuesAfter(sides: readonly AfterUp[], values: ValueKnowledge): ValueKnowledge {
  const strays = (environment: string, service: string, key: string) =>
    values.strays?.(environment, service, key) === true;
  const changes = (side: AfterUp, service: string, key: string) => side.changes(service, `config.${key}`);
  return {
    ...values,
    strays(environment, service, key) {
      const own = sides.find((side) => side.environment === environment);
      return !(own && changes(own, service, key)) && strays(environment, service, key);
    },
    compare(service, key) {
      const [one, other] = sides.map((side) =>
        !changes(side, service, key) && strays(side.environment, service, key) ? undefined : side.valueOf(service, key),
      );
      const isKnown = sides.some((side) => changes(side, service, key)) && one !== undefined && other !== undefined;
      if (!isKnown) return values.compare(service, key);
      return one === other ? "same" : "different";
    },
  };
}

/** An environment as it is after its next `up`, as far as that follows from the files. */
class AfterUp {
  readonly manifest: Manifest;
  readonly environment: string;
  readonly #live: Manifest;
  readonly #up: PlannedUp | undefined;
  readonly #settled: Manifest | undefined;

  constructor(live: Manifest, ups: readonly PlannedUp[]) {
    this.#live = live;
    this.environment = live.environment;
    this.#up = ups.find(({ settings }) => settings.environment === live.environment);
    this.#settled = this.#up && settledManifest(this.#up.settings);
    const services = Object.entries(live.services).map(([name, service]) => {
      const settled = this.#settled?.services[name]?.facts ?? {};
      const paths = new Set([...Object.keys(service.facts), ...Object.keys(settled)]);
      const facts = [...paths].flatMap((path): [string, string][] => {
        const text = this.#isDue(name, path) ? settled[path] : service.facts[path];
        return text === undefined ? [] : [[path, text]];
      });
      return [name, { ...service, facts: Object.fromEntries(facts) }] as const;
    });
    this.manifest = { ...live, services: Object.fromEntries(services) };
  }

  /** Whether the `up` changes a fact, or the value of a config var. */
  changes(service: string, path: string): boolean {
    return (aspectOf(path) === "config" && this.#comesWithChange(service, path)) || this.#isDue(service, path);
  }

  /** The value that the files give a config var; undefined where they do not, or where it is a secret. */
  valueOf(service: string, key: string): string | undefined {
    return this.#up?.settings.services.find(({ declaration }) => declaration.name === service)?.vars[key];
  }

  /** What nothing declares, now or at the last `up`, stays as it is. */
  #isDue(service: string, path: string): boolean {
    const [live, settled, before] = [this.#live, this.#settled, this.#up?.before].map(
      (manifest) => manifest?.services[service]?.facts[path],
    );
    return !isSameFact(live, settled) && (settled ?? before) !== undefined && this.#comesWithChange(service, path);
  }

  #comesWithChange(service: string, path: string): boolean {
    return (this.#up?.changes ?? []).some((change) => change.service === service && mayChange(change, path));
  }
}

/** Whether a change of an object may change a fact of its service, as the files ask for. */
function mayChange(change: PlannedChange, path: string): boolean {
  const { operation, properties, origin } = change;
  if (origin === "drift" || kindOf(change)?.aspects.includes(aspectOf(path)) !== true) return false;
  const { name: key } = partAt(path);
  const isOfKey = properties.some((each) => each.path === `vars.${key}` || each.path === `sensitiveVars.${key}`);
  return !isOf(configVars, change) || operation !== "update" || isOfKey;
}
