import { z } from "zod";
import { forgets, holdsJobs, isBrokerKey, isCache, takesJobs } from "../facts/brokers.ts";
import { defineRule, type Violation } from "../rule.ts";
import type { DeclaredFacts } from "../view/declared-facts.ts";
import type { EstateView, ServiceView } from "../view/estate-view.ts";
import { keysOf } from "../view/keys-of.ts";

const processTypes = z.array(z.string("a process type"), "a list of process types").default([]);

export const workerHasBroker = defineRule({
  name: "worker-has-broker",
  holds: "The jobs of a worker wait in something that keeps them.",
  why: "Jobs in a cache, or in a dyno's memory, are lost when it restarts, and a worker without a broker has nothing to do.",
  severity: "medium",
  level: "mandatory",
  remedy:
    "Declare an add-on such as `redis()`, on a plan that keeps its data in production, or name the database that has the jobs as `broker`; else declare `broker: queueAt(…)` or `noJobs(…)`.",
  rows: [43, 78],
  settings: z.strictObject({
    workers: processTypes.describe("Further process types that take jobs out of a queue."),
    withoutJobs: processTypes.describe("Process types that sound like it, and take none."),
  }),
  check: (view, { workers: more, withoutJobs }) =>
    view.services.flatMap((service) => {
      const { processes, exceptions } = service.declared;
      const workers = processes.filter(
        (type) =>
          (takesJobs(type) || more.includes(type)) && !withoutJobs.includes(type) && !(type in exceptions.onDemand),
      );
      if (exceptions.jobs?.kind === "noJobs") return [];
      if (workers.length === 0) return forgottenJobs(view, service);
      return [...brokerGap(view, service, workers), ...jobsInMemory(view, service)];
    }),
});

function brokerGap(view: EstateView, { urn, declared }: ServiceView, workers: readonly string[]): Violation[] {
  const { name, broker, processes } = declared;
  const gap = declared.exceptions.jobs === null ? gapOf(view, declared) : undefined;
  if (gap === undefined) return [];
  const message = `${name}: expected an add-on that keeps the jobs of ${workers.join(", ")}, got ${gap.got}: ${gap.instead}; else queueAt(…) or noJobs(…)`;
  // Where nothing else runs, nothing puts jobs into a queue: it may listen to something instead.
  const isAdvised = broker === null && processes.length === workers.length;
  return [{ service: name, urn, isAdvised, message }];
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
  const orDatabase = database === undefined ? "" : ` or, where the database keeps them, ${database}`;
  if (chosen === undefined) {
    return isElsewhere ? undefined : { got: broker ?? "none", instead: `declare redis()${orDatabase}` };
  }
  const unfit = cannotKeep(chosen);
  if (unfit !== undefined)
    return { got: unfit, instead: `name another broker: one that you declare as redis()${orDatabase}` };
  const got = isElsewhere ? undefined : forgetful(view, name, chosen);
  return got === undefined ? undefined : { got, instead: `take a larger plan${orDatabase}` };
}

type DeclaredAddon = DeclaredFacts["addons"][number];

function cannotKeep({ slot, purpose, service }: DeclaredAddon): string | undefined {
  if (isCache(service) || purpose === "cache") return `${slot}, which is a cache and throws entries away`;
  return ["database", "key-value store", "broker"].includes(purpose) || holdsJobs(service) ? undefined : slot;
}

function forgetful(
  { addons, environment }: EstateView,
  name: string,
  { slot, service }: DeclaredAddon,
): string | undefined {
  const plan = addons.find((each) => each.service === name && each.declared?.slot === slot)?.plan;
  const isForgetful = environment === "production" && forgets(service, plan);
  return isForgetful ? `${slot} on the plan ${plan}, which keeps nothing over a restart` : undefined;
}

/** One that is for jobs; a database or a key-value store may be for something else. */
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
          isAdvised: environment !== "production",
          message: `${name}: ${key}: expected a queue that the worker takes jobs from, got one that ${does}: name the worker's`,
        })),
    );

/** Without a worker, jobs may be few, and of little worth. */
const forgottenJobs = ({ configVars, environment }: EstateView, { service }: ServiceView): Violation[] =>
  configVars
    .filter((each) => each.service === service && environment === "production")
    .flatMap(({ name, urn, key, meaning }) =>
      meaning.wrongSwitches
        .filter(({ kind }) => kind === "memory queue")
        .map(({ does }) => ({
          service,
          urn,
          isAdvised: true,
          message: `${name}: ${key}: expected a queue that keeps its jobs, got one that ${does}: keep them in the database or a broker, or say noJobs(…)`,
        })),
    );
