import type { ParityReport } from "../../review/parity/report.ts";

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

/** A command of the Pulumi CLI's, as a trial has it. */
export const tried = (remedy: string): string =>
  remedy.replaceAll(/\bpulumi up (?:--refresh )?--stack (\S+)/g, "npx tandem try up $1");
