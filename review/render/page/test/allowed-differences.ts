import type { Difference } from "../../../../parity/difference.ts";
import { differenceIn } from "../../../../parity/test/differences.ts";
import type { EnvironmentReview } from "../../../report/report.ts";

/** What stack files make differ. */
export function allowed([staging, production]: readonly EnvironmentReview[]): Difference[] {
  return Object.entries(staging?.services ?? {}).flatMap(([service, { addons, processes, domain }]) => {
    const other = production?.services[service];
    const found = (path: string, one: unknown, two: unknown): Difference[] =>
      String(one) === String(two)
        ? []
        : [
            differenceIn(path, [String(one), String(two)], {
              service,
              verdict: "allowed",
              reason: { code: "set per environment" },
            }),
          ];
    return [
      ...Object.entries(processes).flatMap(([type, { quantity, size }]) => [
        ...found(`processes.${type}.quantity`, quantity, other?.processes[type]?.quantity),
        ...found(`processes.${type}.size`, size, other?.processes[type]?.size),
      ]),
      ...Object.entries(addons).flatMap(([slot, plan]) => {
        const [vendor] = plan.split(":");
        return found(`addons.${vendor}.plan`, plan, other?.addons[slot]);
      }),
      ...found("domains.hostnames", domain, other?.domain),
    ];
  });
}
