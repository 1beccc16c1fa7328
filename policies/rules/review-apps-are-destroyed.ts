import { z } from "zod";
import { defineRule, violation } from "../rule.ts";
import type { EstateView } from "../view/estate-view.ts";

const days = "a number of days, 1 to 30";

export const reviewAppsAreDestroyed = defineRule({
  name: "review-apps-are-destroyed",
  holds: "Review apps are destroyed after at most `maxDays` without a deployment.",
  why: "An unused review app costs money and exposes old code and its database.",
  severity: "medium",
  level: "mandatory",
  remedy: "Declare `reviewApps` in index.ts, with `staleDays` if the default of 5 days is too short.",
  rows: [20, 126],
  settings: {
    maxDays: z.int(days).min(1, days).max(30, days).default(14).describe("Days without a deployment, from 1 to 30."),
  },
  check: ({ reviewConfigs }, { maxDays }) =>
    reviewConfigs
      .filter(({ destroysStale, staleDays }) => !destroysStale || staleDays === undefined || staleDays > maxDays)
      .map((config) => {
        const text = `review apps to be destroyed after at most ${maxDays} days, got ${foundIn(config)}: declare reviewApps with staleDays: ${maxDays} or fewer`;
        return violation(config, text);
      }),
});

function foundIn({ destroysStale, staleDays }: EstateView["reviewConfigs"][number]): string {
  if (!destroysStale) return "none destroyed";
  return staleDays === undefined ? "no number of days" : `${staleDays}`;
}
