import { z } from "zod";
import { defineRule } from "../rule.ts";
import type { DeclaredFacts } from "../view/declared-facts.ts";

export const workerHasBroker = defineRule({
  name: "worker-has-broker",
  holds: "A service with a worker says in which of its add-ons the worker's jobs wait.",
  why: "A worker without a broker has nothing to do, or keeps its jobs on a dyno that loses them each day.",
  severity: "medium",
  level: "mandatory",
  remedy:
    'Declare an add-on such as `redis()`, or name the one that has the jobs: `broker: "postgres"`; else say `queueAt(…)` or `noJobs(…)`.',
  rows: [43, 78],
  settings: z.strictObject({
    withoutJobs: z
      .array(z.string("a process type"), "a list of process types")
      .default(["web", "release", "console", "clock", "cron", "scheduler"])
      .describe("Process types that take no jobs out of a queue."),
  }),
  check: ({ services }, { withoutJobs }) =>
    services.flatMap(({ urn, declared }) => {
      const { name, processes, broker, exceptions } = declared;
      const workers = processes.filter((type) => !withoutJobs.includes(type) && !(type in exceptions.onDemand));
      if (workers.length === 0 || exceptions.jobs !== null || keepsJobs(declared)) return [];
      const message = `${name}: expected an add-on that keeps the jobs of ${workers.join(", ")}, got ${broker ?? "none"}: declare redis() or, where the database keeps them, broker: "postgres"; else queueAt(…) or noJobs(…)`;
      return [{ service: name, urn, message }];
    }),
});

const keepsJobs = ({ broker, addons }: DeclaredFacts): boolean =>
  addons.some(
    ({ slot, purpose }) => slot === broker && ["database", "key-value store", "broker", "other"].includes(purpose),
  );
