import { PRIMARY } from "../../kinds/database.ts";
import type { Health } from "../../kinds/health.ts";
import type { EstateSettings, ServiceSettings } from "../../settings/settings.ts";
import { looked } from "../live/checks.ts";
import { findApp } from "../live/find-app.ts";
import type { HerokuSource } from "../live/heroku-source.ts";
import type { HealthByService } from "../report/parity-report.ts";
import { observedApp } from "./app-in-use.ts";
import { expectedBackups } from "./databases.ts";
import { healthByFailures, healthChecks } from "./health.ts";

/** By the lists that parity was read by, nothing is asked for twice. */
export interface HealthToRead extends HerokuSource {
  readonly environments: readonly EstateSettings[];
  /** @default all */
  readonly services?: readonly string[] | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * What does not work in environments that parity was read of, by parity's own answers. What could not be read is among what parity
 * has not checked.
 */
export async function healthBesideParity(read: HealthToRead): Promise<HealthByService> {
  const found = read.environments.flatMap(({ environment, services }) =>
    services
      .filter(({ declaration: { name } }) => read.services?.includes(name) !== false)
      .map(async (settings) => {
        const health = await healthOfApp(read, environment, settings);
        return { service: settings.declaration.name, health: [environment, health] as const };
      }),
  );
  const byService = Map.groupBy(await Promise.all(found), ({ service }) => service);
  return new Map(
    [...byService].map(([service, own]) => [service, Object.fromEntries(own.map(({ health }) => health))]),
  );
}

async function healthOfApp(read: HealthToRead, environment: string, settings: ServiceSettings): Promise<Health[]> {
  const { lists, signal, now } = read;
  const found = await findApp(read, settings, environment);
  if (found.kind !== "found") return [];
  const observed = observedApp(lists, { service: settings.declaration.name, app: found.app, now });
  // Which add-on a slot has become is in the stack's state alone: here it is known of the one that `DATABASE_URL` points at.
  const primary = settings.addons.filter(({ addon: { as } }) => (as ?? PRIMARY) === PRIMARY);
  const health = await looked(signal, healthChecks(observed, expectedBackups(primary, {})));
  return [...health.found, ...healthByFailures(observed, health.errors)];
}
