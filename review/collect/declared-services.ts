import type { EstateSettings } from "../../settings/settings.ts";
import type { EnvironmentReview } from "../report/report.ts";

/** What each service is made of in an environment, as its stack file has it. */
export const declaredServices = ({ services }: Pick<EstateSettings, "services">): EnvironmentReview["services"] =>
  Object.fromEntries(
    services.map(({ declaration, appName, processes, addons, domain }) => [
      declaration.name,
      {
        app: appName,
        processes: Object.fromEntries(processes.map(({ type, quantity, size }) => [type, { quantity, size }])),
        addons: Object.fromEntries(addons.map(({ slot, plan }) => [slot, plan])),
        ...(domain !== undefined && { domain: domain.hostname }),
      },
    ]),
  );
