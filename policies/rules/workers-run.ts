import { z } from "zod";
import { isScheduler, takesJobs } from "../facts/brokers.ts";
import { defineRule } from "../rule.ts";
import type { ServiceView } from "../view/estate-view.ts";

export const workersRun = defineRule({
  name: "workers-run",
  holds: "In production, a process that does jobs, or starts them, has a dyno.",
  why: "Jobs pile up, and the first sign is a missing mail.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Give the process a quantity of 1 or more in Pulumi.production.yaml, or take it out of `processes` in index.ts; what something else starts is `exceptions: { onDemand: { … } }`.",
  rows: [43, 78],
  settings: z.strictObject({
    except: z
      .array(z.string("a process type"), "a list of process types")
      .default([])
      .describe("Process types that something else starts, such as a scheduler."),
  }),
  check: ({ environment, processes, services }, { except }) =>
    environment !== "production"
      ? []
      : processes
          .filter(
            ({ type = "", quantity }) =>
              quantity === 0 && (takesJobs(type) || isScheduler(type)) && !except.includes(type),
          )
          .filter(
            ({ type = "", service }) =>
              !isStartedOtherwise(
                services.find((each) => each.service === service),
                type,
              ),
          )
          .map(({ name, urn, service, type }) => ({
            service,
            urn,
            message: `${name}: expected one dyno or more of ${type} in production, got none: set its quantity in Pulumi.production.yaml, or take ${type} out of processes`,
          })),
});

/** By an autoscaler, or by what the declaration says. */
const isStartedOtherwise = (service: ServiceView | undefined, type: string): boolean =>
  service !== undefined && (service.declared.autoscaled.includes(type) || type in service.declared.exceptions.onDemand);
