import type { Kind } from "./kind.ts";
import { only } from "./naming.ts";

/** Whether and how an app is made for each pull request. */
export const reviewApps = {
  token: "heroku:index/reviewAppConfig:ReviewAppConfig",
  label: "review apps",
  naming: only("review-apps"),
  place: () => "review-apps",
  goesWith: ["pipeline"],
  shown: ["automaticReviewApps", "baseName", "staleDays", "waitForCi"],
} as const satisfies Kind;
