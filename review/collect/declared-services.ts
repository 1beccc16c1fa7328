import { declaredManifest } from "../../parity/declared/declared-manifest.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import { standingIn } from "../report/made-of.ts";
import type { EnvironmentReview } from "../report/report.ts";

/** What each service is made of in an environment, as its stack file has it. */
export function declaredServices(settings: EstateSettings): EnvironmentReview["services"] {
  const manifest = declaredManifest(settings);
  return Object.fromEntries(
    settings.services.map(({ declaration, appName, processes, addons, domain }) => [
      declaration.name,
      {
        app: appName,
        processes: Object.fromEntries(processes.map(({ type, quantity, size }) => [type, { quantity, size }])),
        addons: Object.fromEntries(addons.map(({ slot, plan }) => [slot, plan])),
        ...(domain !== undefined && { domain: domain.hostname }),
        ...standingIn(manifest.services[declaration.name]?.facts ?? {}),
      },
    ]),
  );
}
