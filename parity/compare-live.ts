import { z } from "zod";
import type { EstateSettings } from "../settings/settings.ts";
import { type PlannedUp, withUps } from "./after-ups.ts";
import { compare } from "./compare.ts";
import type { ConfigValues } from "./config-values.ts";
import { declaredPaths } from "./declared/declared-paths.ts";
import { settledBy, settledManifest } from "./declared/settled-manifest.ts";
import { Difference } from "./difference.ts";
import { isSameFact } from "./facts.ts";
import type { Manifest } from "./manifest.ts";
import { remedyFor } from "./remedies/remedy-for.ts";
import type { NamedAddon, RemedySide } from "./remedies/side.ts";

/** What Heroku has of some environments. */
export interface LiveEnvironments {
  readonly manifests: readonly Manifest[];
  readonly values: ConfigValues;
  /** Add-ons by `addonsKey`, one by one, as far as they could be read. */
  readonly addons: ReadonlyMap<string, readonly NamedAddon[]>;
}

export const addonsKey = (environment: string, service: string): string => JSON.stringify([environment, service]);

/** A service as two environments have it. */
export const ComparedService = z.strictObject({
  service: z.string(),
  /** Names of its apps, by environment. */
  apps: z.record(z.string(), z.string()),
  /** How many facts are the same. */
  same: z.int(),
  differences: z.array(Difference),
});
export type ComparedService = z.infer<typeof ComparedService>;

/** Compares what Heroku has of two environments, with a remedy for every unexplained difference. */
export function compareLive(
  settings: readonly [EstateSettings, EstateSettings],
  { manifests: [first, second], values, addons }: LiveEnvironments,
  /** What the next `up` of an environment does, where a review has previewed it. */
  ups: readonly PlannedUp[] = [],
): ComparedService[] {
  if (first === undefined || second === undefined) throw new Error("expected two environments that were read");
  const live = [first, second] as const;
  const declares = declaredPaths(settings);
  const options = { declares, settled: settledBy(settings), values: values.knowledgeOf(live) };
  const found = withUps(compare(first, second, options), live, options, ups);
  const declared = settings.map(settledManifest);
  return Object.keys(first.services).map((service): ComparedService => {
    const sides = live.map(
      ({ environment, services }, index): RemedySide => ({
        environment,
        app: services[service]?.app ?? "",
        live: services[service]?.facts ?? {},
        declared: declared[index]?.services[service]?.facts ?? {},
        declares: (path) => declares(environment, service, path),
        origins: services[service]?.config ?? {},
        declaredApp: declared[index]?.services[service]?.app ?? "",
        addons: addons.get(addonsKey(environment, service)) ?? [],
      }),
    );
    const differences = found.filter((each) => each.service === service);
    return {
      service,
      apps: Object.fromEntries(sides.map(({ environment, app }) => [environment, app])),
      same: sameFacts(live, service, differences),
      differences: differences.map((each) =>
        each.verdict === "unexplained" ? { ...each, remedy: remedyFor(each, sides) } : each,
      ),
    };
  });
}

/** How many facts of a service are the same, and no difference all the same. */
export function sameFacts(
  [first, second]: readonly [Manifest, Manifest],
  service: string,
  differences: readonly Difference[],
): number {
  const reported = new Set(differences.map(({ path }) => path));
  const other = second.services[service]?.facts;
  return Object.entries(first.services[service]?.facts ?? {}).filter(
    ([path, text]) => isSameFact(other?.[path], text) && !reported.has(path),
  ).length;
}
