import type { Case } from "../test/case.ts";
import { resource, sampleEstate } from "../test/sample-estate.ts";

const configured = (props: Record<string, unknown>) => [
  ...sampleEstate("staging"),
  resource("staging", "ReviewAppConfig", "shop-review-apps", { props }),
];
const message = (got: string, days = 14) =>
  `shop-review-apps: expected review apps to be destroyed after at most ${days} days, got ${got}: declare reviewApps with staleDays: ${days} or fewer`;

export const cases: readonly Case[] = [
  { name: "no review apps", resources: sampleEstate(), messages: [] },
  { name: "destroyed in time", resources: configured({ destroyStaleApps: true, staleDays: 14 }), messages: [] },
  {
    name: "destroyed late",
    resources: configured({ destroyStaleApps: true, staleDays: 15 }),
    messages: [message("15")],
  },
  {
    name: "kept",
    resources: configured({ destroyStaleApps: false, staleDays: 5 }),
    messages: [message("none destroyed")],
  },
  { name: "nothing said", resources: configured({}), messages: [message("none destroyed")] },
  { name: "no days", resources: configured({ destroyStaleApps: true }), messages: [message("no number of days")] },
  {
    name: "another number of days",
    resources: configured({ destroyStaleApps: true, staleDays: 5 }),
    settings: { maxDays: 3 },
    messages: [message("5", 3)],
  },
];
