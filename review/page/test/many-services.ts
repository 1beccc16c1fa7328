import type { EnvironmentReview, ParityFinding, Report } from "../../report.ts";
import { largeReport } from "../../test/sample-report.ts";

/** So many services, each of which is made of something, costs something and differs in all of it; every `nth` has a finding. */
export function manyServices(count: number, nth = 1): Report {
  const report = largeReport(Math.ceil(count / nth));
  const names = Array.from({ length: count }, (_, index) => `service-${index + 1}`);
  const environments = report.environments.map((review): EnvironmentReview => {
    const [made] = Object.values(review.services);
    const [cost] = Object.values(review.cost?.services ?? {});
    if (made === undefined || cost === undefined) throw new Error("expected a service with a cost");
    return {
      ...review,
      services: Object.fromEntries(names.map((name) => [name, { ...made, app: `${name}-${review.environment}` }])),
      cost: {
        after: cost.after * count,
        services: Object.fromEntries(names.map((name) => [name, cost])),
        unpriced: [],
      },
    };
  });
  return {
    ...report,
    environments,
    parity: report.parity.map((pair) => ({ ...pair, differences: allowed(environments) })),
  };
}

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
