import { z } from "zod";
import { defineRule } from "../rule.ts";
import { tierOf } from "../view/dyno-tier.ts";
import { mayBeDown } from "../view/may-be-down.ts";

export const productionNeverSleeps = defineRule({
  name: "production-never-sleeps",
  holds: "No production dyno sleeps.",
  why: "An Eco dyno sleeps after 30 minutes without traffic. All Eco dynos share 1,000 hours per month and stop when these are used up.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Set Basic or above for the process in Pulumi.production.yaml. For a hobby project, declare `exceptions: { mayBeDown: … }`.",
  rows: [42],
  settings: z.strictObject({}),
  check: (view) =>
    view.environment !== "production"
      ? []
      : view.processes
          .filter((process) => tierOf(process.size) === "Eco" && !mayBeDown(view, process))
          .map(({ name, urn, service, size }) => ({
            service,
            urn,
            message: `${name}: expected a dyno that never sleeps, got ${size}: set Basic or above in Pulumi.production.yaml`,
          })),
});
