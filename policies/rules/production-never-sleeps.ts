import { z } from "zod";
import { defineRule } from "../rule.ts";
import { tierOf } from "../view/dyno-tier.ts";

export const productionNeverSleeps = defineRule({
  name: "production-never-sleeps",
  holds: "No dyno of production is one that Heroku puts to sleep.",
  why: "An Eco dyno sleeps after 30 minutes without traffic, shares 1,000 hours with all others, and then stops for the month.",
  severity: "high",
  level: "mandatory",
  remedy: "Set Basic or above for the process in Pulumi.production.yaml.",
  rows: [42],
  settings: z.strictObject({}),
  check: ({ environment, processes }) =>
    environment !== "production"
      ? []
      : processes
          .filter(({ size }) => tierOf(size) === "Eco")
          .map(({ name, urn, service, size }) => ({
            service,
            urn,
            message: `${name}: expected a dyno that never sleeps, got ${size}: set Basic or above in Pulumi.production.yaml`,
          })),
});
