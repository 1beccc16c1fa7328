import { expect, test } from "vitest";
import { checkSettings } from "../../settings/check-settings.ts";
import { example, exampleFiles, exampleSecrets } from "../../settings/test/example.ts";
import { handOver } from "../../settings/test/hand-over.ts";
import { compare } from "../compare.ts";
import type { Reason } from "../reason.ts";
import { manifestOf } from "../test/manifests.ts";
import { declaredPaths } from "./declared-paths.ts";

function settingsOf(environment: "staging" | "production") {
  const checked = checkSettings(example, handOver(environment, exampleFiles, exampleSecrets));
  if ("findings" in checked) throw new Error(JSON.stringify(checked.findings));
  return checked.settings;
}

const declares = declaredPaths([settingsOf("staging"), settingsOf("production")]);

/** Why production is not as staging, where staging alone has a fact. */
const reasonOf = (path: string): Reason | undefined => {
  const having = manifestOf("staging", { facts: { [path]: "yes" } });
  return compare(having, manifestOf("production"), { declares })[0]?.reason;
};

test.each([
  ["what an add-on brings, its attachment", "attachments.heroku-postgresql.DATABASE"],
  ["its config var", "config.DATABASE_URL"],
  ["its vendor's drain", "drains.papertrail"],
  ["its backups", "backups.newest"],
  ["a domain's certificate", "certificates.kind"],
  ["and its state", "certificates.state"],
  ["what is declared by name", "drains.https://logs.example.org"],
])("what is declared and lost is not called undeclared: %s", (_, path) => {
  expect(reasonOf(path)).toEqual({ code: "missing", environment: "production" });
});

test.each(["attachments.heroku-postgresql.READER", "drains.rollbar", "config.THEIRS", "features.preboot"])(
  "what was added by hand is called undeclared: %s",
  (path) => {
    expect(reasonOf(path)).toEqual({ code: "undeclared in one", environment: "staging", isDeclared: false });
  },
);
