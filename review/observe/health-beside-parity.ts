import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { formerAppNames } from "../../settings/app-name.ts";
import type { EstateSettings, ServiceSettings } from "../../settings/settings.ts";
import type { AccountLists } from "../live/account-lists.ts";
import { findApp } from "../live/find-app.ts";
import type { Health, HealthByService } from "../report/health.ts";
import { observedApp } from "./app-in-use.ts";
import { healthChecks, suspension } from "./health.ts";

export interface HealthToRead {
  readonly heroku: Heroku;
  /** Those by which parity was read: then nothing is asked for twice. */
  readonly lists: AccountLists;
  readonly environments: readonly EstateSettings[];
  /** @default all */
  readonly services?: readonly string[] | undefined;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * What does not work in environments that parity was read of, by parity's own answers. What could not be read is among what parity
 * has not checked.
 */
export async function healthBesideParity(read: HealthToRead): Promise<HealthByService> {
  const { environments, services, signal } = read;
  const found = environments.flatMap(({ environment, services: all }) =>
    all
      .filter(({ declaration }) => services === undefined || services.includes(declaration.name))
      .map(async (settings) => ({
        environment,
        service: settings.declaration.name,
        health: await healthOfApp(read, environment, settings),
      })),
  );
  const all = await Promise.all(found);
  signal.throwIfAborted();
  return new Map(
    [...Map.groupBy(all, ({ service }) => service)].map(([service, own]) => [
      service,
      Object.fromEntries(own.map(({ environment, health }) => [environment, health])),
    ]),
  );
}

async function healthOfApp(
  { heroku, lists, signal, now }: HealthToRead,
  stage: string,
  settings: ServiceSettings,
): Promise<Health[]> {
  const { appName: name, declaration, addons } = settings;
  const service = declaration.name;
  const formerly = formerAppNames(settings, stage);
  const found = await findApp({ heroku, lists, signal, name, formerly, service, stage });
  if (found.kind !== "found") return [];
  const observed = observedApp(lists, { service, app: found.app, now });
  // Which add-on a slot has become is in the stack's state alone: here it is known of the one that `DATABASE_URL` points at.
  const wishes = addons
    .filter(({ addon: { vendor, as } }) => vendor.service === "heroku-postgresql" && (as ?? "DATABASE") === "DATABASE")
    .map(({ addon }) => ({ addon: undefined, isDaily: addon.backup?.kind === "daily" }));
  const on = { service, app: found.app.name };
  const checks = healthChecks(observed, wishes);
  const looked = await Promise.all(
    checks.map(({ look }) =>
      look().then(
        (health) => ({ health, suspended: [] }),
        (error: unknown) => ({ health: [], suspended: suspension(error, on) }),
      ),
    ),
  );
  return [...looked.flatMap(({ health }) => health), ...looked.flatMap(({ suspended }) => suspended).slice(0, 1)];
}
