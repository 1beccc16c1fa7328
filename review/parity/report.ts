import { type CompareOptions, compare } from "../../parity/compare.ts";
import { type Declares, declaredPaths } from "../../parity/declared/declared-paths.ts";
import { settledBy, settledManifest } from "../../parity/declared/settled-manifest.ts";
import type { ParityDifference, Verdict } from "../../parity/difference.ts";
import { isSameFact } from "../../parity/facts.ts";
import type { Manifest } from "../../parity/manifest.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import { addonsKey, type LiveEnvironments } from "../live/read-environments.ts";
import type { HealthByService } from "../observe/health-beside-parity.ts";
import type { Health } from "../report/health.ts";
import { type PlannedUp, withUps } from "./after-ups.ts";
import { copiesIn } from "./copies.ts";
import { remedyFor } from "./remedy.ts";

/** What was found of two environments, as `tandem parity --json` prints it. */
export interface ParityReport {
  /** Of this form. */
  readonly version: 1;
  /** When it was looked at: ISO 8601, in UTC. */
  readonly at: string;
  readonly environments: readonly [string, string];
  readonly services: readonly ServiceParity[];
}

export interface ServiceParity {
  readonly service: string;
  /** Names of its apps, by environment. */
  readonly apps: Readonly<Record<string, string>>;
  /** How many facts are the same. */
  readonly same: number;
  readonly differences: readonly ReportedDifference[];
  /** What does not work, by environment, be it the same in both. */
  readonly health: Readonly<Record<string, readonly Health[]>>;
}

export interface ReportedDifference extends ParityDifference {
  /** What to do about an unexplained one: put it right, or take it over into the code. */
  readonly remedy?: string;
}

interface ReportOptions {
  readonly health?: HealthByService;
  /** What the next `up` of an environment does, where a review has previewed it. @default nobody knows */
  readonly ups?: readonly PlannedUp[];
  /** Milliseconds since 1970. @default now */
  readonly now?: number;
}

/** Compares what Heroku has of two environments, and says of what nobody explains what to do. */
export function parityReport(
  settings: readonly [EstateSettings, EstateSettings],
  { manifests, values, addons }: LiveEnvironments,
  { health, ups = [], now = Date.now() }: ReportOptions = {},
): ParityReport {
  const [first, second] = manifests;
  if (first === undefined || second === undefined) throw new Error("expected two environments that were read");
  const environments = [first.environment, second.environment] as const;
  const declares = declaredPaths(settings);
  const options: CompareOptions = {
    declares,
    values: (service, key) => values.compare(environments, service, key),
    strays: (environment, service, key) => values.strays(environment, service, key),
    isEmpty: (environment, service, key) => values.isEmpty(environment, service, key),
    settled: settledBy(settings),
    copies: copiesIn(manifests, values),
  };
  const found = withUps(compare(first, second, options), [first, second], options, ups);
  const declared = settings.map(settledManifest);
  const services = Object.keys(first.services).map((service): ServiceParity => {
    const differences = found.filter((each) => each.service === service);
    return {
      service,
      apps: appsOf(manifests, service),
      same: sameFacts(first, second, differences, service),
      differences: differences.map((each) => withRemedy(each, { live: manifests, declared, declares, addons })),
      health: health?.get(service) ?? {},
    };
  });
  return { version: 1, at: new Date(now).toISOString(), environments, services };
}

/** What does not work in a service, in all environments. */
export const unhealthyIn = ({ health }: ServiceParity): Health[] => Object.values(health).flat();

/** How many differences there are of each kind. */
export function counted(services: readonly ServiceParity[]): Readonly<Record<Verdict, number>> {
  const counts = { unexplained: 0, declared: 0, allowed: 0, "not checked": 0 };
  for (const { verdict } of services.flatMap(({ differences }) => differences)) counts[verdict] += 1;
  return counts;
}

const appsOf = (manifests: readonly Manifest[], service: string): Record<string, string> =>
  Object.fromEntries(manifests.map(({ environment, services }) => [environment, services[service]?.app ?? ""]));

interface Known extends Pick<LiveEnvironments, "addons"> {
  readonly live: readonly Manifest[];
  readonly declared: readonly Manifest[];
  readonly declares: Declares;
}

function withRemedy(difference: ParityDifference, { live, declared, declares, addons }: Known): ReportedDifference {
  if (difference.verdict !== "unexplained") return difference;
  const { service } = difference;
  const sides = live.map(({ environment, services }, index) => ({
    environment,
    app: services[service]?.app ?? "",
    live: services[service]?.facts ?? {},
    declared: declared[index]?.services[service]?.facts ?? {},
    declares: (path: string) => declares(environment, service, path),
    origins: services[service]?.config ?? {},
    declaredApp: declared[index]?.services[service]?.app ?? "",
    addons: addons.get(addonsKey(environment, service)) ?? [],
  }));
  return { ...difference, remedy: remedyFor(difference, sides) };
}

function sameFacts(
  first: Manifest,
  second: Manifest,
  differences: readonly ParityDifference[],
  service: string,
): number {
  const [one, other] = [first, second].map(({ services }) => services[service]);
  const told = new Set(differences.map(({ path }) => path));
  return Object.entries(one?.facts ?? {}).filter(
    ([path, text]) => isSameFact(other?.facts[path], text) && !told.has(path),
  ).length;
}
