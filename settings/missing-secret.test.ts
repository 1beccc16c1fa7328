import { expect, test } from "vitest";
import { missingSecret, secretElsewhere } from "./missing-secret.ts";

test("a finding about a secret names its key, its address and what was found", () => {
  const file = "Pulumi.staging.yaml";
  const key = "catalog:drains.archive";
  const at = "https://logs.example.org";
  expect([
    missingSecret(file, { key: "catalog:PASSWORD" }, "staging").secret,
    missingSecret(file, { key, at }, "staging").secret,
    secretElsewhere(file, { key, at }, "staging").secret,
  ]).toEqual([
    { key: "catalog:PASSWORD", found: "nothing" },
    { key, at, found: "nothing" },
    { key, at, found: "another address" },
  ]);
});
