import { nounOf } from "../../engine/noun.ts";
import { type CompareOptions, compare } from "../../parity/compare.ts";
import { settledManifest } from "../../parity/declared/settled-manifest.ts";
import type { ParityDifference } from "../../parity/difference.ts";
import { isSameFact } from "../../parity/facts.ts";
import { type Aspect, aspects, type Manifest } from "../../parity/manifest.ts";
import { isWithin } from "../../parity/pair.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import type { Change } from "../report/report.ts";

/** What the next `up` of an environment does, as a review has previewed it. */
export interface PlannedUp {
  readonly settings: EstateSettings;
  readonly changes: readonly Pick<Change, "type" | "service" | "properties" | "operation" | "origin">[];
  /** What the last `up` recorded, under the present names of services; undefined where there was none. */
  readonly before: Manifest | undefined;
}

/** The objects that a change of an aspect comes with. */
const nouns: Readonly<Record<Aspect, readonly string[]>> = {
  app: ["App"],
  pipeline: ["PipelineCoupling"],
  stack: ["App"],
  region: ["App"],
  buildpacks: ["App"],
  processes: ["Formation"],
  config: ["AppConfigAssociation", "Addon", "AddonAttachment"],
  addons: ["Addon"],
  attachments: ["Addon", "AddonAttachment"],
  features: ["AppFeature"],
  domains: ["Domain"],
  certificates: ["App", "Domain"],
  drains: ["Drain", "Addon"],
  webhooks: ["AppWebhook"],
  access: ["TeamCollaborator"],
  backups: ["PostgresBackupSchedule", "Addon"],
  release: [],
};

/**
 * Tells of differences that the next `up` of an environment makes equal, or as they may be, that they go with it. What that `up` takes
 * back of a hand edit goes on being told: it follows from no file.
 */
export function withUps(
  differences: readonly ParityDifference[],
  manifests: readonly [Manifest, Manifest],
  options: CompareOptions,
  ups: readonly PlannedUp[],
): ParityDifference[] {
  const changed = manifests.map((manifest) => new AfterUp(manifest, upOf(ups, manifest)));
  const [first, second] = changed;
  if (first === undefined || second === undefined) return [...differences];
  const isChanged = (service: string, path: string): boolean => changed.some((each) => each.changes(service, path));
  const varOf = (key: string): string => `config.${key}`;
  const left = compare(first.manifest, second.manifest, {
    ...options,
    strays: (environment, service, key) => {
      const own = changed.find(({ manifest }) => manifest.environment === environment);
      return own?.changes(service, varOf(key)) !== true && options.strays?.(environment, service, key) === true;
    },
    values: (service, key) => {
      const known = isChanged(service, varOf(key)) ? valuesAfter(changed, service, key, options) : undefined;
      return known ?? options.values?.(service, key);
    },
  }).filter(({ verdict }) => verdict === "unexplained");
  return differences.map((difference) => {
    const { service, path, verdict } = difference;
    const by = changed.filter((each) => each.changes(service, path)).map(({ manifest }) => manifest.environment);
    const isLeft = left.some((each) => each.service === service && each.path === path);
    if (verdict !== "unexplained" || by.length === 0 || isLeft) return difference;
    const whose = by.map((environment) => `the next up of ${environment}`).join(" and ");
    return { ...difference, verdict: "allowed", reason: `${whose} changes it, as the files have it` };
  });
}

const upOf = (ups: readonly PlannedUp[], { environment }: Manifest): PlannedUp | undefined =>
  ups.find(({ settings }) => settings.environment === environment);

/** Of values that may be seen, and are as the files have them after the `up`; of others nothing is known. */
function valuesAfter(
  sides: readonly AfterUp[],
  service: string,
  key: string,
  { strays = () => false }: CompareOptions,
): "same" | "different" | undefined {
  const [one, other] = sides.map((side) => {
    const stays = !side.changes(service, `config.${key}`) && strays(side.manifest.environment, service, key);
    return stays ? undefined : side.valueOf(service, key);
  });
  if (one === undefined || other === undefined) return undefined;
  return one === other ? "same" : "different";
}

/** An environment as it is after its next `up`, as far as that follows from the files. */
class AfterUp {
  readonly manifest: Manifest;
  readonly #live: Manifest;
  readonly #up: PlannedUp | undefined;
  readonly #settled: Manifest | undefined;

  constructor(live: Manifest, up: PlannedUp | undefined) {
    this.#live = live;
    this.#up = up;
    this.#settled = up && settledManifest(up.settings);
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
    const isValue = path.startsWith("config.") && this.#comesWithChange(service, path);
    return isValue || this.#isDue(service, path);
  }

  /** The value that the files give a config var; undefined where they do not, or where it is a secret. */
  valueOf(service: string, key: string): string | undefined {
    return this.#up?.settings.services.find(({ declaration }) => declaration.name === service)?.vars[key];
  }

  /** What nobody declared, now or at the last `up`, stays as it is. */
  #isDue(service: string, path: string): boolean {
    const [live, settled, before] = [this.#live, this.#settled, this.#up?.before].map(
      (manifest) => manifest?.services[service]?.facts[path],
    );
    return !isSameFact(live, settled) && (settled ?? before) !== undefined && this.#comesWithChange(service, path);
  }

  #comesWithChange(service: string, path: string): boolean {
    const aspect = aspects.find((each) => isWithin(path, each));
    return (this.#up?.changes ?? []).some((change) => {
      const noun = nounOf(change.type);
      if (change.service !== service || change.origin === "drift") return false;
      if (aspect === undefined || !nouns[aspect].includes(noun)) return false;
      return noun !== "AppConfigAssociation" || setsVar(change, path.slice("config.".length));
    });
  }
}

const setsVar = ({ operation, properties }: PlannedUp["changes"][number], key: string): boolean =>
  operation !== "update" || properties.some(({ path }) => path === `vars.${key}` || path === `sensitiveVars.${key}`);
