import { addonHealth } from "../../kinds/addon.ts";
import { refusalHealth, releaseHealth } from "../../kinds/app.ts";
import type { ExpectedBackup } from "../../kinds/backup.ts";
import { certificateHealth } from "../../kinds/domain.ts";
import type { Health, Unhealthy } from "../../kinds/health.ts";
import { dynoHealth } from "../../kinds/process.ts";
import { HerokuError } from "../../sdks/heroku/client/heroku-error.ts";
import type { Check, Failure } from "../live/checks.ts";
import { type ObservedApp, ownAddons } from "./app-in-use.ts";
import { databasesHealth } from "./databases.ts";

/** Everything that shows whether an app works; `others` are checks that not everybody can make. */
export function healthChecks(
  observed: ObservedApp,
  backups: readonly ExpectedBackup[],
  ...others: readonly Check<Unhealthy>[]
): Check<Health>[] {
  const { app, lists, reads, now } = observed;
  const checks: Check<Unhealthy>[] = [
    { what: "domains", look: async () => (await reads.domains()).flatMap(certificateHealth) },
    { what: "dynos", look: async () => dynoHealth(await reads.runningDynos()) },
    { what: "releases", look: async () => releaseHealth(await lists.newestRelease(app.id)) },
    { what: "add-ons", look: async () => (await ownAddons(observed)).flatMap((addon) => addonHealth(addon, now)) },
    { what: "backups", look: () => databasesHealth(observed, backups) },
    ...others,
  ];
  return checks.map(({ what, look }) => ({ what, look: async () => onApp(observed, await look()) }));
}

/** What failed checks say of the app itself, once. */
export function healthByFailures(observed: ObservedApp, failures: readonly Failure[]): Health[] {
  const said = failures.flatMap(({ error }) => (error instanceof HerokuError ? refusalHealth(error) : []));
  return onApp(observed, said.slice(0, 1));
}

const onApp = ({ service, app }: ObservedApp, found: readonly Unhealthy[]): Health[] =>
  found.map((each) => ({ service, app: app.name, ...each }));
