import { isScheduler } from "../facts/brokers.ts";
import { defineRule, violation } from "../rule.ts";
import { names } from "../setting-types.ts";

export const oneScheduler = defineRule({
  name: "one-scheduler",
  holds: "A process that starts scheduled jobs runs on one dyno.",
  why: "Each additional dyno starts every job again, so users are notified or charged twice.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Set the quantity of the process to 1 in the stack file. If its dynos coordinate, add the process type to `many`.",
  rows: [43, 78],
  settings: {
    many: names("process type").describe("Process types whose dynos coordinate which of them starts the jobs."),
  },
  check: ({ processes, environment }, { many }) =>
    processes.flatMap((process) => {
      const { type = "", quantity = 0, owner } = process;
      if (!isScheduler(type) || many.includes(type)) return [];
      const expected = `one dyno of the scheduler ${type}`;
      if (owner?.autoscaled.includes(type)) {
        return [violation(process, `${expected}, got an autoscaler: remove it from autoscaling in index.ts`)];
      }
      if (quantity <= 1) return [];
      return [violation(process, `${expected}, got ${quantity}: set its quantity to 1 in Pulumi.${environment}.yaml`)];
    }),
});
