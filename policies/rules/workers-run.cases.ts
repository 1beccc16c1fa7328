import type { Case } from "../test/case.ts";
import { changed, type Facts, sampleEstate } from "../test/sample-estate.ts";

const stopped = (environment = "production", facts: Facts = {}) =>
  changed(sampleEstate(environment, facts), "shop-app-worker", { props: { quantity: 0 } });
const message =
  "shop-app-worker: expected at least one worker dyno in production, got none: set its quantity in Pulumi.production.yaml, or remove worker from processes";

export const cases: readonly Case[] = [
  { name: "a worker with a dyno", resources: sampleEstate(), messages: [] },
  { name: "a worker without one", resources: stopped(), messages: [message] },
  { name: "a worker without one in staging", resources: stopped("staging"), messages: [] },
  {
    name: "a worker that an autoscaler starts",
    resources: stopped("production", { autoscaled: ["worker"] }),
    messages: [],
  },
  {
    name: "a worker that the stack file excepts",
    resources: stopped(),
    settings: { except: ["worker"] },
    messages: [],
  },
  {
    name: "a process that takes no jobs",
    resources: changed(sampleEstate(), "shop-app-worker", { props: { type: "report", quantity: 0 } }),
    messages: [],
  },
];
