import { forgets, holdsJobs, isBrokerKey, isCache, takesJobs } from "../facts/brokers.ts";
import type { Switch } from "../facts/switches/switch.ts";
import { defineRule, type Violation, violation } from "../rule.ts";
import { names } from "../setting-types.ts";
import type { DeclaredFacts } from "../view/declared-facts.ts";
import type { EstateView } from "../view/estate-view.ts";
import { keysOf } from "../view/keys-of.ts";
import type { ServiceView } from "../view/resource-view.ts";

export const workerHasBroker = defineRule({
  name: "worker-has-broker",
  holds: "Every worker has a persistent job queue.",
  why: "Jobs in a cache or in a dyno's memory are lost on restart, and a worker without a broker has no work.",
  severity: "medium",
  level: "mandatory",
  remedy:
    "Declare an add-on such as `redis()`, with a persistent plan in production, or set `broker` to the database that stores the jobs. Otherwise declare `broker: queueAt(…)` or `noJobs(…)`.",
  rows: [43, 78],
  settings: {
    workers: names("process type").describe("Additional process types that take jobs from a queue."),
    withoutJobs: names("process type").describe("Process types that look like workers but take no jobs."),
  },
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

function brokerGap(view: EstateView, service: ServiceView, workers: readonly string[]): Violation[] {
  const { broker, processes, exceptions } = service.declared;
  const gap = exceptions.jobs === undefined ? gapOf(view, service) : undefined;
  if (gap === undefined) return [];
  const text = `an add-on that stores the jobs of ${workers.join(", ")}, got ${gap}; otherwise queueAt(…) or noJobs(…)`;
  // Advisory if only workers run: nothing else queues jobs, so a worker may listen to another source.
  return [violation(service, text, broker === undefined && processes.length === workers.length)];
}

/** What is there in place of a broker, and what to do. */
function gapOf(view: EstateView, service: ServiceView): string | undefined {
  const { broker, addons } = service.declared;
  const chosen = addons.find(({ slot }) => slot === broker);
  const isElsewhere =
    keysOf(view, service).some(isBrokerKey) || addons.some((each) => each.slot !== broker && isBroker(each));
  const database = addons.find(({ purpose }) => purpose === "database");
  const orDatabase = database === undefined ? "" : ` or, if the database stores the jobs, broker: "${database.slot}"`;
  if (chosen === undefined) return isElsewhere ? undefined : `${broker ?? "none"}: declare redis()${orDatabase}`;
  const unfit = cannotKeep(chosen);
  if (unfit !== undefined) return `${unfit}: set another broker, declared as redis()${orDatabase}`;
  const lossy = isElsewhere ? undefined : lossyPlan(view, service, chosen);
  return lossy && `${lossy}: choose a larger plan${orDatabase}`;
}

type DeclaredAddon = DeclaredFacts["addons"][number];

function cannotKeep({ slot, purpose, service }: DeclaredAddon): string | undefined {
  if (isCache(service) || purpose === "cache") return `${slot}, which is a cache and evicts entries`;
  return ["database", "key-value store", "broker"].includes(purpose) || holdsJobs(service) ? undefined : slot;
}

function lossyPlan({ addons, environment }: EstateView, { name }: ServiceView, { slot, service }: DeclaredAddon) {
  const plan = addons.find((each) => each.service === name && each.declared?.slot === slot)?.plan;
  const isLossy = environment === "production" && forgets(service, plan);
  return isLossy ? `${slot} on the plan ${plan}, which loses its data on restart` : undefined;
}

/** An add-on meant for jobs; a database or key-value store may serve another purpose. */
const isBroker = ({ purpose, service }: DeclaredAddon): boolean =>
  purpose === "broker" || (purpose === "other" && holdsJobs(service));

/** Violations for config vars of a service that set a queue of a kind. */
const queueVars = (
  { configVars }: EstateView,
  { service }: ServiceView,
  queue: Switch["kind"],
  textFor: (does: string) => string,
  isAdvisory: boolean,
): Violation[] =>
  configVars
    .filter((each) => each.service === service)
    .flatMap((variable) =>
      variable.meaning.wrongSwitches
        .filter(({ kind }) => kind === queue)
        .map(({ does }) => violation(variable, textFor(does), isAdvisory)),
    );

const jobsInMemory = (view: EstateView, service: ServiceView): Violation[] =>
  queueVars(
    view,
    service,
    "queue",
    (does) => `the queue that the worker reads, got one that ${does}: set the worker's queue`,
    view.environment !== "production",
  );

/** Advisory: without a worker, jobs may be rare and unimportant. */
const jobsWithoutWorker = (view: EstateView, service: ServiceView): Violation[] =>
  view.environment !== "production"
    ? []
    : queueVars(
        view,
        service,
        "memory queue",
        (does) =>
          `a persistent queue, got one that ${does}: store jobs in the database or a broker, or declare noJobs(…)`,
        true,
      );
