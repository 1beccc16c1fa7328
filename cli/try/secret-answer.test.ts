import { expect, test } from "vitest";
import type { RunResult } from "../../engine/engine.ts";
import { logDrain, reviewApps, secret, service } from "../../settings/declare.ts";
import { failureOf } from "../../settings/finding.ts";
import { missingSecret } from "../../settings/missing-secret.ts";
import { secretAnswer } from "./secret-answer.ts";
import { ThrowawaySecrets } from "./throwaway-secrets.ts";

const file = "Pulumi.staging.yaml";
const at = "https://logs.example.org";
const parts = { processes: ["web"] as const, config: { PASSWORD: secret() }, drains: { archive: logDrain(at) } };
const catalog = service({ name: "catalog", ...parts });
const [password, address] = ["a password of staging", `${at}/token-of-the-archive`];
const failed: RunResult = {
  outcome: "failed",
  steps: [],
  violations: [],
  errors: [],
  failures: [],
  outputs: {},
  previousOutputs: {},
  seconds: 0,
};
const kept = { "catalog:PASSWORD": password, "catalog:drains.archive": address };

function answerOf(
  declared: ReturnType<typeof service>,
  apps: string[],
  values: Record<string, string> = kept,
  prefix?: string,
) {
  const secrets = new ThrowawaySecrets("nowhere", "staging", values);
  const declaration = { environments: ["staging", "production"], services: [declared] } as const;
  return secretAnswer({ engine: "local", declaration, environment: "staging", prefix, secrets, apps });
}

const valuesOf = ({ secrets }: ReturnType<typeof answerOf>) =>
  Object.fromEntries(Object.entries(secrets.config).map(([key, { value }]) => [key, value]));

test("a service without an app gets values that are made up, which is said", () => {
  const answer = answerOf(catalog, ["shop-staging", "catalog-production"], {});
  expect(valuesOf(answer)).toEqual({
    "catalog:PASSWORD": expect.stringMatching(/^[0-9a-f]{32}$/),
    "catalog:drains.archive": expect.stringMatching(/^https:\/\/logs\.example\.org\/[0-9a-f]{32}$/),
  });
  expect(answer.notices).toEqual([
    "values are made up for the trial, for catalog:PASSWORD, catalog:drains.archive; npx tandem try secret <key> staging sets one of yours",
  ]);
});

test("a trial makes up a secret of review apps as well, and says so", () => {
  const reviewed = service({ ...catalog, reviewApps: reviewApps("a/catalog", { config: { PASSWORD: secret() } }) });
  const answer = answerOf(reviewed, [], kept);
  expect(valuesOf(answer)).toEqual({ ...kept, "catalog:review.PASSWORD": expect.stringMatching(/^[0-9a-f]{32}$/) });
  expect(answer.notices.join()).toContain("catalog:review.PASSWORD");
});

test.each([
  ["catalog-staging", undefined],
  ["ours-catalog-staging", "ours"],
])("nothing is made up where %s is there: it would replace a value of the app", (app, prefix) => {
  const more = service({ ...catalog, config: { ...catalog.config, HAND_VAR: secret() } });
  const answer = answerOf(more, [app], kept, prefix);
  expect(valuesOf(answer)).toEqual(kept);
  expect(answer).toMatchObject({ made: [], notices: [], isNothing: true });
});

test("a drain or a config var under another name is not made up beside its app", () => {
  const renamed = service({
    ...catalog,
    config: { SMTP_PASSWORD: secret() },
    drains: { elsewhere: logDrain(at) },
  });
  expect(answerOf(renamed, ["catalog-staging"])).toMatchObject({ made: [], notices: [] });
});

test("a renamed service keeps the values of its secrets, and what is wanted no more is not handed over", () => {
  const answer = answerOf(service({ ...parts, name: "library", formerly: "catalog" }), ["catalog-staging"]);
  expect(valuesOf(answer)).toEqual({ "library:PASSWORD": password, "library:drains.archive": address });
  expect(answer).toMatchObject({
    made: [],
    notices: [
      "library:PASSWORD has the value that catalog:PASSWORD had",
      "library:drains.archive has the value that catalog:drains.archive had",
    ],
  });
});

test("a renamed service whose former secrets are unknown is asked for them", () => {
  const answer = answerOf(service({ ...parts, name: "library", formerly: "catalog" }), ["catalog-staging"], {});
  expect(answer).toMatchObject({ made: [], isNothing: true });
});

test("an address that was masked in an error is made up as it is declared, and shown so", () => {
  const library = service({ ...parts, name: "library" });
  expect(valuesOf(answerOf(library, ["catalog-staging"]))["library:drains.archive"]).toMatch(
    /^https:\/\/logs\.example\.org\/[0-9a-f]{32}$/,
  );
  const masked = failureOf(missingSecret(file, { key: "library:drains.archive", at: "https://[secret]" }, "staging"));
  const other = { code: "other", text: "another" } as const;
  const { worded } = answerOf(library, ["library-staging"]);
  expect(worded({ ...failed, failures: [masked, other] }).failures).toEqual([
    failureOf(missingSecret(file, { key: "library:drains.archive", at }, "staging")),
    other,
  ]);
});
