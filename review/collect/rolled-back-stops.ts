import type { Rollback } from "../../sdks/heroku/client/rollback.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import type { RolledBack } from "../report/report.ts";

/** Marks the rolled-back apps that refuse the `up`; one that no release was asked about is known by the refusal. */
export function withStops(
  rolledBack: readonly RolledBack[],
  stops: readonly Rollback[],
  { services }: Pick<EstateSettings, "services">,
  appOf: (service: string) => string,
): RolledBack[] {
  const known = rolledBack.map(
    (each): RolledBack => (stops.some(({ app }) => app === each.app) ? { ...each, stopsUp: true } : each),
  );
  const others = stops.filter(({ app }) => !rolledBack.some((each) => each.app === app));
  return [...known, ...others.map((each) => fromRefusal(each, services, appOf))];
}

/** Its app may have another name than the declared one. */
function fromRefusal(
  rollback: Rollback,
  services: EstateSettings["services"],
  appOf: (service: string) => string,
): RolledBack {
  const { app } = rollback;
  const own = services.find(({ appName, declaration: { name } }) => appName === app || appOf(name) === app);
  return { ...rolledBackBy(rollback, own?.declaration.name ?? app), stopsUp: true };
}

/** A rollback as a report tells it. */
export const rolledBackBy = ({ app, to, release, by, at }: Rollback, service: string): RolledBack => ({
  ...{ service, app, to, release },
  ...(by && { by }),
  at: new Date(at).toISOString(),
});
