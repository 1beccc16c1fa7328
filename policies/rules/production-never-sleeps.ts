import { defineRule, violation } from "../rule.ts";
import { tierOf } from "../view/dyno-tier.ts";

export const productionNeverSleeps = defineRule({
  name: "production-never-sleeps",
  holds: "No production dyno sleeps.",
  why: "An Eco dyno sleeps after 30 minutes without traffic. All Eco dynos share 1,000 hours per month and stop when these are used up.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Set Basic or above for the process in Pulumi.production.yaml. For a hobby project, declare `exceptions: { mayBeDown: … }`.",
  rows: [42],
  check: ({ environment, processes }) =>
    processes
      .filter(({ size }) => environment === "production" && tierOf(size) === "Eco")
      .filter(({ owner }) => owner?.exceptions.mayBeDown === undefined)
      .map((process) => {
        const text = `a dyno that never sleeps, got ${process.size}: set Basic or above in Pulumi.production.yaml`;
        return violation(process, text);
      }),
});
