import type { Case } from "../test/case.ts";
import { sampleEstate } from "../test/sample-estate.ts";

const message = (got: string, types = "worker") =>
  `shop: expected an add-on that keeps the jobs of ${types}, got ${got}: declare redis() or, where the database keeps them, broker: "postgres"; else queueAt(…) or noJobs(…)`;

export const cases: readonly Case[] = [
  { name: "a key-value store", resources: sampleEstate(), messages: [] },
  { name: "a database", resources: sampleEstate("production", { broker: "postgres" }), messages: [] },
  { name: "no broker", resources: sampleEstate("staging", { broker: null }), messages: [message("none")] },
  {
    name: "a broker that keeps nothing",
    resources: sampleEstate("staging", { broker: "papertrail" }),
    messages: [message("papertrail")],
  },
  {
    name: "a broker that is no add-on",
    resources: sampleEstate("staging", { broker: "rabbit" }),
    messages: [message("rabbit")],
  },
  {
    name: "processes without jobs",
    resources: sampleEstate("staging", { broker: null, processes: ["web", "clock", "release"] }),
    messages: [],
  },
  {
    name: "other workers",
    resources: sampleEstate("staging", { broker: null, processes: ["web", "mailer", "importer"] }),
    messages: [message("none", "mailer, importer")],
  },
  {
    name: "a worker whose jobs are elsewhere",
    resources: sampleEstate("staging", { broker: null }),
    settings: { withoutJobs: ["web", "worker"] },
    messages: [],
  },
];
