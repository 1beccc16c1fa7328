import type { ParityReport } from "../../review/parity/report.ts";
import { tried } from "./tried.ts";

/** The same report for whoever has no Pulumi CLI: a trial's `up` reads everything back first. */
export const asTried = (report: ParityReport): ParityReport => ({
  ...report,
  services: report.services.map((service) => ({
    ...service,
    differences: service.differences.map((difference) =>
      difference.remedy === undefined ? difference : { ...difference, remedy: tried(difference.remedy) },
    ),
  })),
});
