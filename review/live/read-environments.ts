import { addonsKey, type LiveEnvironments } from "../../parity/compare-live.ts";
import { ConfigValues } from "../../parity/config-values.ts";
import { declaredManifest } from "../../parity/declared/declared-manifest.ts";
import type { Manifest, ServiceManifest } from "../../parity/manifest.ts";
import type { NamedAddon } from "../../parity/remedies/side.ts";
import { failureText } from "../../sdks/heroku/client/failure-text.ts";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { formerAppNames } from "../../settings/app-name.ts";
import type { EstateSettings, ServiceSettings } from "../../settings/settings.ts";
import { AccountLists } from "./account-lists.ts";
import { addonUse } from "./addon-use.ts";
import { findApp } from "./find-app.ts";
import { readApp } from "./read-app.ts";
import { SameCode } from "./same-code.ts";
import type { ListedApp } from "./wire.ts";

export interface ReadOptions {
  /** @default all */
  readonly services?: readonly string[] | undefined;
  /** Ends all reading. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. @default now */
  readonly now?: number;
  /** Shared with others who read for the same report. @default lists of its own */
  readonly lists?: AccountLists;
  /** Called after each app: how many are read, of how many. */
  readonly onRead?: (done: number, of: number) => void;
}

/**
 * Reads environments from Heroku, and writes nothing. What cannot be read of an app is in its manifest, as unchecked.
 *
 * @throws when the key's apps cannot be listed, so that nothing can be said, and the signal's reason when it is aborted
 */
export async function readEnvironments(
  heroku: Heroku,
  environments: readonly EstateSettings[],
  options: ReadOptions,
): Promise<LiveEnvironments> {
  const lists = options.lists ?? new AccountLists(heroku);
  const listed = await lists.apps();
  const wanted = environments.map((settings) => servicesOf(settings, options.services));
  const run: Run = {
    ...options,
    heroku,
    now: options.now ?? Date.now(),
    apps: new Map(listed.map((app) => [app.name, app])),
    lists,
    values: new ConfigValues(),
    addons: new Map(),
    sameCode: sameCodes(wanted.flat()),
  };
  const all = wanted.flat().length;
  let done = 0;
  const manifests = wanted.map((services) =>
    services.map(async (service): Promise<[string, ServiceManifest]> => {
      const manifest = await readService(run, service).finally(() =>
        run.sameCode.get(service.name)?.note(service.environment, undefined),
      );
      done += 1;
      options.onRead?.(done, all);
      return [service.name, manifest];
    }),
  );
  return {
    manifests: await Promise.all(
      environments.map(async ({ environment }, index): Promise<Manifest> => {
        const services = await Promise.all(manifests[index] ?? []);
        return { version: 1, environment, services: Object.fromEntries(services) };
      }),
    ),
    values: run.values,
    addons: run.addons,
  };
}

interface Run extends Omit<ReadOptions, "services"> {
  readonly heroku: Heroku;
  readonly now: number;
  /** The key's apps, by name. */
  readonly apps: ReadonlyMap<string, ListedApp>;
  readonly lists: AccountLists;
  readonly values: ConfigValues;
  readonly addons: Map<string, readonly NamedAddon[]>;
  /** By service. */
  readonly sameCode: ReadonlyMap<string, SameCode>;
}

const sameCodes = (all: readonly Declared[]): ReadonlyMap<string, SameCode> =>
  new Map(
    [...Map.groupBy(all, ({ name }) => name)].map(([name, own]) => [
      name,
      new SameCode(own.map(({ environment }) => environment)),
    ]),
  );

/** One service of one environment, as it is declared. */
interface Declared {
  readonly name: string;
  readonly environment: string;
  readonly manifest: ServiceManifest;
  readonly settings: ServiceSettings;
  /** Names of all apps of the environment, former ones too, by service. */
  readonly apps: readonly (readonly [service: string, names: readonly string[]])[];
}

function servicesOf(settings: EstateSettings, only: readonly string[] | undefined): Declared[] {
  const { environment, services } = declaredManifest(settings);
  const apps = settings.services.map(
    (own) => [own.declaration.name, [own.appName, ...formerAppNames(own, environment)]] as const,
  );
  return settings.services.flatMap((own) => {
    const { name } = own.declaration;
    const { [name]: manifest } = services;
    const isWanted = only === undefined || only.includes(name);
    return manifest !== undefined && isWanted ? [{ name, environment, manifest, settings: own, apps }] : [];
  });
}

async function readService(run: Run, declared: Declared): Promise<ServiceManifest> {
  const { name, environment, manifest, settings, apps } = declared;
  const { vars, processes } = settings;
  const found = await findApp(run, settings, environment);
  if (found.kind === "not checked") return { ...manifest, facts: {}, unchecked: { app: failureText(found.reason) } };
  if (found.kind === "missing") return { ...manifest, facts: {}, unchecked: {} };
  for (const [key, value] of Object.entries(vars)) run.values.noteDeclared(environment, name, key, value);
  const read = await readApp({
    ...run,
    app: found.app,
    environment,
    processes,
    sameCode: run.sameCode.get(name) ?? new SameCode([environment]),
    siblings: siblingsOf(run, apps),
    declaredKeys: new Set(Object.keys(manifest.config)),
    noteValues: (key, values) => run.values.note(environment, name, key, values),
  });
  run.addons.set(addonsKey(environment, name), await namedAddons(run.lists, found.app.id));
  const renamed = found.renamed ? { "app.name": found.app.name } : {};
  return { ...manifest, app: found.app.name, facts: { ...read.facts, ...renamed }, unchecked: read.unchecked };
}

/** That they cannot be read is reported with the facts. */
async function namedAddons(lists: AccountLists, appId: string): Promise<NamedAddon[]> {
  try {
    const [rows, attachments] = await Promise.all([lists.addons(), lists.attachments()]);
    return rows
      .filter(({ app }) => app.id === appId)
      .map((row) => ({ name: row.name, service: row.addon_service.name, usedBy: addonUse(row, attachments).usedBy }));
  } catch {
    return [];
  }
}

/** Services by the ids of their apps, as far as these are there. */
function siblingsOf({ apps }: Run, names: Declared["apps"]): ReadonlyMap<string, string> {
  const idsOf = (all: readonly string[]): string[] => all.flatMap((name) => apps.get(name)?.id ?? []);
  return new Map(names.flatMap(([service, all]) => idsOf(all).map((id) => [id, service])));
}
