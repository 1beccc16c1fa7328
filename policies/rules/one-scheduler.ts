import { z } from "zod";
import { isScheduler } from "../facts/brokers.ts";
import { defineRule, type Violation } from "../rule.ts";
import { declaredOf } from "../view/declared-of.ts";
import type { EstateView, Process } from "../view/estate-view.ts";

export const oneScheduler = defineRule({
  name: "one-scheduler",
  holds: "A process that starts scheduled jobs runs on one dyno.",
  why: "Each additional dyno starts every job again, so users are notified or charged twice.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Set the quantity of the process to 1 in the stack file. If its dynos coordinate, add the process type to `many`.",
  rows: [43, 78],
  settings: z.strictObject({
    many: z
      .array(z.string("a process type"), "a list of process types")
      .default([])
      .describe("Process types whose dynos coordinate which of them starts the jobs."),
  }),
  check: (view, { many }) =>
    view.processes
      .filter(({ type = "" }) => isScheduler(type) && !many.includes(type))
      .flatMap((each) => violationOf(view, each)),
});

function violationOf(view: EstateView, process: Process): Violation[] {
  const { name, urn, service, type = "", quantity = 0 } = process;
  const expected = `${name}: expected one dyno of the scheduler ${type}`;
  if (declaredOf(view, process)?.autoscaled.includes(type) === true) {
    return [{ service, urn, message: `${expected}, got an autoscaler: remove it from autoscaling in index.ts` }];
  }
  if (quantity <= 1) return [];
  const message = `${expected}, got ${quantity}: set its quantity to 1 in Pulumi.${view.environment}.yaml`;
  return [{ service, urn, message }];
}
