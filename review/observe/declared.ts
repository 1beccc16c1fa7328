import { declaredManifest } from "../../parity/declared/declared-manifest.ts";
import { manifestIn } from "../../parity/manifest-text.ts";
import type { EstateSettings, ServiceSettings } from "../../settings/settings.ts";
import { type RecordedServices, recordedOf } from "./recorded-services.ts";

/** What is declared of a service: by the files at hand, or by those of the last `up`, whose parts the next one removes. */
export interface Declared {
  readonly settings: ServiceSettings;
  readonly environment: EstateSettings["environment"];
  /** Every environment of the declaration, in its order. */
  readonly environments: readonly EstateSettings["environment"][];
  /** Whether a fact is, by its path. */
  has(path: string): boolean;
  /** Whether the last `up` knew a fact, by its path; of one that recorded none, all are taken for known. */
  had(path: string): boolean;
  /** A fact that counts things. */
  count(path: string): number;
  /** A fact that lists things. */
  list(path: string): readonly string[];
  /** Heroku's names of the add-ons that an `up` made, by slot. */
  readonly addonNames: Readonly<Record<string, string>>;
  /** Heroku's names of all add-ons that an `up` of the environment made, whatever its service was called. */
  readonly made: ReadonlySet<string>;
  /** URN of the app, where the state has one. */
  readonly appUrn: string | undefined;
}

type Facts = Readonly<Record<string, string>>;

/** What is declared of every service; `manifest` is the stack's output of that name. */
export function declaredOf(
  settings: EstateSettings,
  recorded: RecordedServices,
  manifest: unknown,
  appUrns: ReadonlyMap<string, string>,
): Declared[] {
  const now = declaredManifest(settings).services;
  const before = manifestIn(manifest)?.services ?? {};
  const made = new Set(
    Object.values(recorded).flatMap(({ addons }) => Object.values(addons).map((addon) => addon.name)),
  );
  return settings.services.map((service): Declared => {
    const { name } = service.declaration;
    const last = recordedOf(before, service.declaration)?.facts;
    const all: Facts[] = [now[name]?.facts ?? {}, last ?? {}];
    return {
      settings: service,
      made,
      appUrn: appUrns.get(name),
      environment: settings.environment,
      environments: settings.declaration.environments,
      has: (path) => all.some((facts) => Object.hasOwn(facts, path)),
      had: (path) => Object.hasOwn(last ?? { [path]: "" }, path),
      count: (path) => Math.max(...all.map((facts) => Number(facts[path] ?? 0) || 0)),
      list: (path) => all.flatMap((facts) => facts[path]?.split(", ") ?? []),
      addonNames: Object.fromEntries(
        Object.entries(recordedOf(recorded, service.declaration)?.addons ?? {}).map(([slot, addon]) => [
          slot,
          addon.name,
        ]),
      ),
    };
  });
}
