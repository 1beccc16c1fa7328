import { z } from "zod";
import { isScheduler, takesJobs } from "../facts/brokers.ts";
import { defineRule } from "../rule.ts";
import type { ServiceView } from "../view/estate-view.ts";

export const workersRun = defineRule({
  name: "workers-run",
  holds: "In production, every worker and scheduler process has a dyno.",
  why: "Without a dyno, jobs pile up unnoticed.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Set the quantity of the process to 1 or more in Pulumi.production.yaml, or remove it from `processes` in index.ts. If something else starts it, declare `exceptions: { onDemand: { … } }`.",
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
            message: `${name}: expected at least one ${type} dyno in production, got none: set its quantity in Pulumi.production.yaml, or remove ${type} from processes`,
          })),
});

/** Started by an autoscaler, or declared as started on demand. */
const isStartedOtherwise = (service: ServiceView | undefined, type: string): boolean =>
  service !== undefined && (service.declared.autoscaled.includes(type) || type in service.declared.exceptions.onDemand);
