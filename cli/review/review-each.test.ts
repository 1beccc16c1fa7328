import { expect, test } from "vitest";
import { run, settings } from "../../review/collect/test/sample.ts";
import { said } from "../../review/test/sample-objects.ts";
import { reviewEach } from "./without-credentials.ts";

const staging = { ...settings, environment: "staging" as const };
const surroundings = { project: "/nowhere", signal: new AbortController().signal, onEvent: () => undefined };

/** Environments whose preview passes; `errors` are what Heroku says in the `up` of each. */
const reviewed = (errors: Readonly<Record<string, readonly string[]>>) =>
  reviewEach(surroundings, [staging, settings], () => ({
    preview: async () => run([]),
    drift: async () => run([]),
    secretsOf: async () => ({ config: {}, outputs: {}, recordedSecret: () => undefined }),
    up: async (environment) => {
      const told = errors[environment];
      return told === undefined ? run([]) : run([], { outcome: "failed", failures: said(...told) });
    },
  }));

test("an environment whose up Heroku refuses has failed, with Heroku's words, and none after it is reviewed", async () => {
  const reviews = await reviewed({ staging: ["catalog-app: Couldn't find that stack (heroku-20)"] });
  expect([...reviews.keys()]).toEqual(["staging"]);
  expect(reviews.get("staging")).toMatchObject({
    outcome: "failed",
    errors: said("catalog-app: Couldn't find that stack (heroku-20)"),
  });
});

test("what only the last environment has, such as its domain, is tried too", async () => {
  const reviews = await reviewed({ production: ["catalog-domain: a.example.org is currently in use by another app."] });
  expect([...reviews].map(([name, { outcome }]) => [name, outcome])).toEqual([
    ["staging", "succeeded"],
    ["production", "failed"],
  ]);
});

test("an up that fails without a word is told as a failure", async () => {
  const reviews = await reviewed({ staging: [] });
  expect(reviews.get("staging")?.errors).toEqual([{ code: "no error said" }]);
});

test("an up in which nothing fails leaves the review as it was", async () => {
  const reviews = await reviewed({});
  expect([...reviews.values()].map(({ outcome, errors }) => [outcome, errors])).toEqual([
    ["succeeded", []],
    ["succeeded", []],
  ]);
});
