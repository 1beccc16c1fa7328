import { z } from "zod";
import { forgets, holdsJobs, isBrokerKey, isCache, takesJobs } from "../facts/brokers.ts";
import { defineRule, type Violation } from "../rule.ts";
import type { DeclaredFacts } from "../view/declared-facts.ts";
import type { EstateView, ServiceView } from "../view/estate-view.ts";
import { keysOf } from "../view/keys-of.ts";

const processTypes = z.array(z.string("a process type"), "a list of process types").default([]);

export const workerHasBroker = defineRule({
  name: "worker-has-broker",
  holds: "Every worker has a persistent job queue.",
  why: "Jobs in a cache or in a dyno's memory are lost on restart, and a worker without a broker has no work.",
  severity: "medium",
  level: "mandatory",
  remedy:
    "Declare an add-on such as `redis()`, with a persistent plan in production, or set `broker` to the database that stores the jobs. Otherwise declare `broker: queueAt(…)` or `noJobs(…)`.",
  rows: [43, 78],
  settings: z.strictObject({
    workers: processTypes.describe("Additional process types that take jobs from a queue."),
    withoutJobs: processTypes.describe("Process types that look like workers but take no jobs."),
  }),
  check: (view, { workers: more, withoutJobs }) =>
    view.services.flatMap((service) => {
      const { processes, exceptions } = service.declared;
      const workers = processes.filter(
        (type) =>
          (takesJobs(type) || more.includes(type)) && !withoutJobs.includes(type) && !(type in exceptions.onDemand),
      );
      if (exceptions.jobs?.kind === "noJobs") return [];
      if (workers.length === 0) return jobsWithoutWorker(view, service);
      return [...brokerGap(view, service, workers), ...jobsInMemory(view, service)];
    }),
});

function brokerGap(view: EstateView, { urn, declared }: ServiceView, workers: readonly string[]): Violation[] {
  const { name, broker, processes } = declared;
  const gap = declared.exceptions.jobs === null ? gapOf(view, declared) : undefined;
  if (gap === undefined) return [];
  const message = `${name}: expected an add-on that stores the jobs of ${workers.join(", ")}, got ${gap.got}: ${gap.instead}; otherwise queueAt(…) or noJobs(…)`;
  // Advisory if only workers run: nothing else queues jobs, so a worker may listen to another source.
  const isAdvisory = broker === null && processes.length === workers.length;
  return [{ service: name, urn, isAdvisory, message }];
}

interface Gap {
  readonly got: string;
  readonly instead: string;
}

function gapOf(view: EstateView, declared: DeclaredFacts): Gap | undefined {
  const { name, broker, addons } = declared;
  const chosen = addons.find(({ slot }) => slot === broker);
  const isElsewhere =
    keysOf(view, name).some(isBrokerKey) || addons.some((each) => each.slot !== broker && isBroker(each));
  const [database] = addons.filter(({ purpose }) => purpose === "database").map(({ slot }) => `broker: "${slot}"`);
  const orDatabase = database === undefined ? "" : ` or, if the database stores the jobs, ${database}`;
  if (chosen === undefined) {
    return isElsewhere ? undefined : { got: broker ?? "none", instead: `declare redis()${orDatabase}` };
  }
  const unfit = cannotKeep(chosen);
  if (unfit !== undefined) return { got: unfit, instead: `set another broker, declared as redis()${orDatabase}` };
  const got = isElsewhere ? undefined : lossyPlan(view, name, chosen);
  return got === undefined ? undefined : { got, instead: `choose a larger plan${orDatabase}` };
}

type DeclaredAddon = DeclaredFacts["addons"][number];

function cannotKeep({ slot, purpose, service }: DeclaredAddon): string | undefined {
  if (isCache(service) || purpose === "cache") return `${slot}, which is a cache and evicts entries`;
  return ["database", "key-value store", "broker"].includes(purpose) || holdsJobs(service) ? undefined : slot;
}

function lossyPlan(
  { addons, environment }: EstateView,
  name: string,
  { slot, service }: DeclaredAddon,
): string | undefined {
  const plan = addons.find((each) => each.service === name && each.declared?.slot === slot)?.plan;
  const isLossy = environment === "production" && forgets(service, plan);
  return isLossy ? `${slot} on the plan ${plan}, which loses its data on restart` : undefined;
}

/** An add-on meant for jobs; a database or key-value store may serve another purpose. */
const isBroker = ({ purpose, service }: DeclaredAddon): boolean =>
  purpose === "broker" || (purpose === "other" && holdsJobs(service));

const jobsInMemory = ({ configVars, environment }: EstateView, { service }: ServiceView): Violation[] =>
  configVars
    .filter((each) => each.service === service)
    .flatMap(({ name, urn, key, meaning }) =>
      meaning.wrongSwitches
        .filter(({ kind }) => kind === "queue")
        .map(({ does }) => ({
          service,
          urn,
          isAdvisory: environment !== "production",
          message: `${name}: ${key}: expected the queue that the worker reads, got one that ${does}: set the worker's queue`,
        })),
    );

/** Advisory: without a worker, jobs may be rare and unimportant. */
const jobsWithoutWorker = ({ configVars, environment }: EstateView, { service }: ServiceView): Violation[] =>
  configVars
    .filter((each) => each.service === service && environment === "production")
    .flatMap(({ name, urn, key, meaning }) =>
      meaning.wrongSwitches
        .filter(({ kind }) => kind === "memory queue")
        .map(({ does }) => ({
          service,
          urn,
          isAdvisory: true,
          message: `${name}: ${key}: expected a persistent queue, got one that ${does}: store jobs in the database or a broker, or declare noJobs(…)`,
        })),
    );
