import { expect, test } from "vitest";
import { lineOf } from "./finding.ts";
import { missingSecret, missingSecretKeys } from "./missing-secret.ts";

test("the keys of missing secrets can be read back from a message with other findings", () => {
  const message = [
    lineOf(missingSecret("Pulumi.staging.yaml", "catalog:EMAIL_HOST_PASSWORD", "staging")),
    "Pulumi.staging.yaml: estate:team: expected the name of a Heroku team, got nothing",
    lineOf(missingSecret("Pulumi.staging.yaml", "bookings:SMTP_PASSWORD", "staging")),
  ].join("\n");
  expect(missingSecretKeys(message)).toEqual(["catalog:EMAIL_HOST_PASSWORD", "bookings:SMTP_PASSWORD"]);
});

test("a message without missing secrets names none", () => {
  expect(missingSecretKeys("Pulumi.staging.yaml: estate:team: expected a team, got nothing")).toEqual([]);
});
