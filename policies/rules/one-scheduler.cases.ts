import type { Case } from "../test/case.ts";
import { changed, sampleEstate } from "../test/sample-estate.ts";

const running = (type: string, quantity: number) =>
  changed(sampleEstate(), "shop-app-worker", { name: `shop-app-${type}`, props: { type, quantity } });
const message = (type: string, quantity: number) =>
  `shop-app-${type}: expected one dyno of the scheduler ${type}, got ${quantity}: set its quantity to 1 in Pulumi.production.yaml`;

export const cases: readonly Case[] = [
  ...["clock", "beat", "celerybeat", "scheduler", "cron"].map(
    (type): Case => ({ name: `two dynos of ${type}`, resources: running(type, 2), messages: [message(type, 2)] }),
  ),
  {
    name: "one dyno, and an autoscaler that may start more",
    resources: changed(sampleEstate("production", { autoscaled: ["clock", "web"] }), "shop-app-worker", {
      name: "shop-app-clock",
      props: { type: "clock", quantity: 1 },
    }),
    messages: [
      "shop-app-clock: expected one dyno of the scheduler clock, got an autoscaler: remove it from autoscaling in index.ts",
    ],
  },
  { name: "one dyno", resources: running("clock", 1), messages: [] },
  { name: "two workers", resources: running("worker", 2), messages: [] },
  {
    name: "two dynos that take turns",
    resources: running("scheduler", 2),
    settings: { many: ["scheduler"] },
    messages: [],
  },
];
