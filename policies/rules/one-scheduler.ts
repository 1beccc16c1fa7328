import { z } from "zod";
import { isScheduler } from "../facts/brokers.ts";
import { defineRule } from "../rule.ts";

export const oneScheduler = defineRule({
  name: "one-scheduler",
  holds: "A process that starts jobs at fixed times runs on one dyno.",
  why: "Each dyno of it starts every job: people hear twice, and are charged twice.",
  severity: "high",
  level: "mandatory",
  remedy: "Set the quantity of the process to 1 in the stack file; name one that takes turns in `many`.",
  rows: [43, 78],
  settings: z.strictObject({
    many: z
      .array(z.string("a process type"), "a list of process types")
      .default([])
      .describe("Process types whose dynos agree on which of them starts the jobs."),
  }),
  check: ({ processes, environment }, { many }) =>
    processes
      .filter(({ type = "", quantity = 0 }) => quantity > 1 && isScheduler(type) && !many.includes(type))
      .map(({ name, urn, service, type, quantity }) => ({
        service,
        urn,
        message: `${name}: expected one dyno of the scheduler ${type}, got ${quantity}: set its quantity to 1 in Pulumi.${environment}.yaml`,
      })),
});
