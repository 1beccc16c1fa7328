import { expect, test } from "vitest";
import { driftFrom } from "./drift.ts";
import { herokuOf } from "./test/heroku-of.ts";
import { recorded, run, settings, step } from "./test/sample.ts";

const gone = [
  step("Addon", "catalog-postgres", "delete"),
  step("AppWebhook", "catalog-notice-list@example.org", "delete"),
];
const driftOf = (answers: Parameters<typeof herokuOf>[0]) =>
  driftFrom(run(gone, { previousOutputs: recorded }), settings, { source: herokuOf(answers).source, rules: [] });

const forbidden = (status: number) =>
  Response.json({ id: "forbidden", message: "You do not have access to the app catalog-production." }, { status });

test.each([403, 404])("parts of an app that answers %i are not checked, and never told as deleted", async (status) => {
  const { drift, notChecked } = await driftOf({ "/apps": [], "/apps/catalog-production": forbidden(status) });
  expect(drift).toEqual([]);
  expect(notChecked).toContainEqual({
    what: ["parts"],
    of: ["catalog-production"],
    why: {
      code: "app not visible",
      parts: ["catalog-notice-list@example.org", "catalog-postgres"],
      herokuMessage: expect.stringMatching(/^GET .* You do not have access/),
    },
  });
});

test("parts that are gone from an app which the key sees are deleted", async () => {
  const app = { id: "a1", name: "catalog-production" };
  const { drift, notChecked } = await driftOf({ "/apps": [app], "/apps/a1/releases": [], "/addons": [] });
  expect(drift.map(({ name, cause }) => [name, cause.kind])).toEqual([
    ["catalog-notice-list@example.org", "deleted"],
    ["catalog-postgres", "deleted"],
  ]);
  expect(notChecked).toEqual([]);
});
