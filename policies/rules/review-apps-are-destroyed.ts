import { z } from "zod";
import { defineRule } from "../rule.ts";
import type { ReviewConfig } from "../view/estate-view.ts";

const days = "a number of days, 1 to 30";

export const reviewAppsAreDestroyed = defineRule({
  name: "review-apps-are-destroyed",
  holds: "Review apps that nobody deploys to any more are destroyed within `maxDays`.",
  why: "A forgotten review app costs money each month, and keeps old code and its database in public.",
  severity: "medium",
  level: "mandatory",
  remedy: "Declare `reviewApps` in index.ts, with `staleDays` where 5 are too few.",
  rows: [20, 126],
  settings: z.strictObject({
    maxDays: z
      .int(days)
      .min(1, days)
      .max(30, days)
      .default(14)
      .describe("Days without a deployment, 1 to 30 as at Heroku."),
  }),
  check: ({ reviewConfigs }, { maxDays }) =>
    reviewConfigs.flatMap((config) => {
      if (config.destroysStale && config.staleDays !== undefined && config.staleDays <= maxDays) return [];
      const { name, urn, service } = config;
      const message = `${name}: expected review apps to be destroyed after ${maxDays} days or fewer, got ${foundIn(config)}: declare reviewApps with staleDays: ${maxDays} or fewer`;
      return [{ service, urn, message }];
    }),
});

function foundIn({ destroysStale, staleDays }: ReviewConfig): string {
  if (!destroysStale) return "none destroyed";
  return staleDays === undefined ? "no number of days" : `${staleDays}`;
}
