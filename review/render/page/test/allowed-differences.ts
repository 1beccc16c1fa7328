import type { ParityFinding } from "../../../report/parity-finding.ts";
import type { EnvironmentReview } from "../../../report/report.ts";

/** What stack files make differ, as parity words it. */
export function allowed([staging, production]: readonly EnvironmentReview[]): ParityFinding[] {
  return Object.entries(staging?.services ?? {}).flatMap(([service, { addons, processes }]) => {
    const other = production?.services[service];
    const found = (path: string, one: unknown, two: unknown): ParityFinding => ({
      service,
      path,
      verdict: "allowed",
      reason: "a knob of each stack file",
      values: { staging: String(one), production: String(two) },
    });
    return [
      ...Object.entries(processes).flatMap(([type, { quantity, size }]) => [
        found(`processes.${type}.quantity`, quantity, other?.processes[type]?.quantity),
        found(`processes.${type}.size`, size, other?.processes[type]?.size),
      ]),
      ...Object.entries(addons).map(([slot, plan]) => {
        const [vendor] = plan.split(":");
        return found(`addons.${vendor}.plan`, plan, other?.addons[slot]);
      }),
      found("domains.hostnames", staging?.services[service]?.domain, other?.domain),
    ].filter(({ values }) => values.staging !== values.production);
  });
}
