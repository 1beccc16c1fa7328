import { expect, test } from "vitest";
import { lineOf } from "./finding.ts";
import { missingSecret, secretElsewhere, secretsToSet } from "./missing-secret.ts";

test("missing secrets can be read back from a message with other findings", () => {
  const secrets = [
    { key: "catalog:EMAIL_HOST_PASSWORD" },
    { key: "catalog:drains.archive", at: "syslog+tls://logs.example.org:6514" },
    { key: "bookings:SMTP_PASSWORD" },
  ];
  const lines = secrets.map((secret) => lineOf(missingSecret("Pulumi.staging.yaml", secret, "staging")));
  const other = "Pulumi.staging.yaml: estate:team: expected the name of a Heroku team, got nothing";
  expect(secretsToSet([other, ...lines, other].join("\n"))).toEqual(secrets);
});

test("a message without missing secrets names none", () => {
  expect(secretsToSet("Pulumi.staging.yaml: estate:team: expected a team, got nothing")).toEqual([]);
});

test("a URL with another host must be set again", () => {
  const wanted = { key: "catalog:drains.archive", at: "https://logs.example.org" };
  expect(secretsToSet(lineOf(secretElsewhere("Pulumi.staging.yaml", wanted, "staging")))).toEqual([wanted]);
});
