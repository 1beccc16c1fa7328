import type { EnvironmentReview, Report } from "../../../report/report.ts";
import { largeReport } from "../../../test/sample-report.ts";
import { allowed } from "./allowed-differences.ts";

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
      rolledBack: [],
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
