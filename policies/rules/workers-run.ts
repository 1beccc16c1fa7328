import { isScheduler, takesJobs } from "../facts/brokers.ts";
import { defineRule, violation } from "../rule.ts";
import { names } from "../setting-types.ts";

export const workersRun = defineRule({
  name: "workers-run",
  holds: "In production, every worker and scheduler process has a dyno.",
  why: "Without a dyno, jobs pile up unnoticed.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Set the quantity of the process to 1 or more in Pulumi.production.yaml, or remove it from `processes` in index.ts. If something else starts it, declare `exceptions: { onDemand: { … } }`.",
  rows: [43, 78],
  settings: {
    except: names("process type").describe("Process types that something else starts, such as a scheduler."),
  },
  check: ({ environment, processes }, { except }) =>
    processes.flatMap((process) => {
      const { type = "", quantity, owner } = process;
      const isWorker = takesJobs(type) || isScheduler(type);
      if (environment !== "production" || quantity !== 0 || !isWorker || except.includes(type)) return [];
      if (owner !== undefined && (owner.autoscaled.includes(type) || type in owner.exceptions.onDemand)) return [];
      const text = `at least one ${type} dyno in production, got none: set its quantity in Pulumi.production.yaml, or remove ${type} from processes`;
      return [violation(process, text)];
    }),
});
