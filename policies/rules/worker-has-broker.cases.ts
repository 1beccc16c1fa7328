import type { Case } from "../test/case.ts";
import { changed, declaring, sampleEstate, withVars } from "../test/sample-estate.ts";

const message = (got: string, { types = "worker", instead = "declare redis()" } = {}) =>
  `shop: expected an add-on that stores the jobs of ${types}, got ${got}: ${instead} or, if the database stores the jobs, broker: "postgres"; otherwise queueAt(…) or noJobs(…)`;

const another = { instead: "set another broker, declared as redis()" };

export const cases: readonly Case[] = [
  { name: "a key-value store", resources: sampleEstate(), messages: [] },
  { name: "a database", resources: sampleEstate("production", { broker: "postgres" }), messages: [] },
  {
    name: "no broker, and no database that could be one",
    resources: sampleEstate("staging", { broker: null, addons: [] }),
    messages: [
      "shop: expected an add-on that stores the jobs of worker, got none: declare redis(); otherwise queueAt(…) or noJobs(…)",
    ],
  },
  { name: "no broker", resources: sampleEstate("staging", { broker: null }), messages: [message("none")] },
  {
    name: "a broker that keeps nothing",
    resources: sampleEstate("staging", { broker: "papertrail" }),
    messages: [message("papertrail", another)],
  },
  {
    name: "a broker that is no add-on",
    resources: sampleEstate("staging", { broker: "rabbit" }),
    messages: [message("rabbit")],
  },
  {
    name: "a cache",
    resources: sampleEstate("staging", { ...declaring("redis", { service: "memcachier", purpose: "other" }) }),
    messages: [message("redis, which is a cache and evicts entries", another)],
  },
  {
    name: "a plan that keeps nothing, in production",
    resources: changed(sampleEstate(), "shop-redis", { props: { plan: "heroku-redis:mini" } }),
    messages: [message("redis on the plan mini, which loses its data on restart", { instead: "choose a larger plan" })],
  },
  {
    name: "the same plan in staging",
    resources: changed(sampleEstate("staging"), "shop-redis", { props: { plan: "heroku-redis:mini" } }),
    messages: [],
  },
  {
    name: "a queue outside Heroku",
    resources: withVars(sampleEstate("staging", { broker: null }), "vars", {
      SQS_QUEUE_URL: "https://sqs.example.org/1",
    }),
    messages: [],
  },
  {
    name: "jobs in the memory of web",
    resources: withVars(sampleEstate(), "vars", { ACTIVE_JOB_QUEUE_ADAPTER: "async" }),
    messages: [
      "shop-app-config: ACTIVE_JOB_QUEUE_ADAPTER: expected the queue that the worker reads, got one that keeps jobs in the memory of a web dyno, or does them while a visitor waits, and the worker gets none: set the worker's queue",
    ],
  },
  {
    name: "an unknown process type",
    resources: sampleEstate("staging", { broker: null, processes: ["bot"] }),
    messages: [],
  },
  {
    name: "a process that the stack file names",
    resources: sampleEstate("staging", { broker: null, processes: ["web", "bot"] }),
    settings: { workers: ["bot"] },
    messages: [message("none", { types: "bot" })],
  },
  {
    name: "processes without jobs",
    resources: sampleEstate("staging", { broker: null, processes: ["web", "clock", "release"] }),
    messages: [],
  },
  {
    name: "other workers",
    resources: sampleEstate("staging", { broker: null, processes: ["web", "mailer", "importer"] }),
    messages: [message("none", { types: "mailer, importer" })],
  },
  {
    name: "a worker whose jobs are elsewhere",
    resources: sampleEstate("staging", { broker: null }),
    settings: { withoutJobs: ["web", "worker"] },
    messages: [],
  },
  {
    name: "jobs in the memory of a service without a worker",
    resources: withVars(sampleEstate("production", { processes: ["web"] }), "vars", { QUEUE_ADAPTER: "async" }),
    messages: [
      "shop-app-config: QUEUE_ADAPTER: expected a persistent queue, got one that keeps jobs in the memory of a dyno, which loses them at each restart: store jobs in the database or a broker, or declare noJobs(…)",
    ],
  },
  {
    name: "jobs that a service without a worker does at once",
    resources: withVars(sampleEstate("production", { processes: ["web"] }), "vars", { QUEUE_ADAPTER: "inline" }),
    messages: [],
  },
];
