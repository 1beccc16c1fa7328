import { expect, test } from "vitest";
import { newsOf } from "./release-news.ts";

const done = { event: "api:release", action: "update", status: "succeeded" };

test.each([
  ["Deploy 6d2b4f0e", "deployment"],
  ["Deployed web (0a1b2c3d4e5f), worker (0a1b2c3d4e5f)", "deployment"],
  ["Promote catalog-staging 6d2b4f0e", "promotion"],
  ["Rollback to v41", "rollback"],
])("people hear of %s", (description, news) => {
  expect(newsOf({ ...done, description })).toBe(news);
});

test.each([
  ["a release that begins", { ...done, action: "create", description: "Deploy 6d2b4f0e" }],
  ["a release that is under way", { ...done, status: "pending", description: "Deploy 6d2b4f0e" }],
  ["a release that failed", { ...done, status: "failed", description: "Deploy 6d2b4f0e" }],
  ["a config change", { ...done, description: "Set MODE config vars" }],
  ["an attachment", { ...done, description: "Attach DATABASE (@ref:postgresql-round-12345)" }],
  ["the first release", { ...done, description: "Initial release" }],
  ["another event", { ...done, event: "api:build", description: "Deploy 6d2b4f0e" }],
  ["a release without words", { ...done, description: null }],
])("%s tells people nothing", (_, delivery) => {
  expect(newsOf(delivery)).toBeUndefined();
});
