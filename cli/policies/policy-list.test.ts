import { expect, test } from "vitest";
import { z } from "zod";
import { defineRule } from "../../policies/rule.ts";
import { checkSettings } from "../../settings/check-settings.ts";
import { noJobs } from "../../settings/declare.ts";
import { example, exampleFiles, exampleSecrets } from "../../settings/test/example.ts";
import { handOver } from "../../settings/test/hand-over.ts";
import { policyLines } from "./policy-lines.ts";
import { policyList } from "./policy-list.ts";

const rules = [
  defineRule({
    name: "backed-up",
    holds: "Every database is backed up.",
    why: "Data is lost otherwise.",
    severity: "critical",
    level: "mandatory",
    remedy: "Declare a backup.",
    rows: [5, 7],
    settings: z.strictObject({ days: z.int().default(7) }),
    check: () => [],
  }),
  defineRule({
    name: "copied",
    holds: "Every database is copied elsewhere.",
    why: "Heroku may be away.",
    severity: "low",
    level: "advisory",
    remedy: "Declare a copy.",
    rows: [],
    settings: z.strictObject({}),
    check: () => [],
  }),
];

/** The example with policies of production's. */
function estateWith(policies: string) {
  const files = { ...exampleFiles, production: `${exampleFiles.production}  estate:policies: ${policies}\n` };
  const environments = example.environments.map((environment) => {
    const checked = checkSettings(example, handOver(environment, files, exampleSecrets));
    return [environment, "settings" in checked ? checked.settings : expect.fail(JSON.stringify(checked))] as const;
  });
  return { declaration: example, environments: new Map(environments) };
}

const list = (policies: string) => policyList(estateWith(policies), rules, "2026-11-21");

test("levels are each environment's own; waivers say whether they still hold", () => {
  const found = list(`
    rules: { copied: { level: mandatory } }
    waivers:
      - { rule: backed-up, service: shop, reason: the data is a copy, until: "2026-11-21" }
      - { rule: copied, reason: the bucket is being moved, until: "2026-11-20" }`);
  expect(policyLines(found)).toEqual([
    "rule       severity  staging    production  rows  what must hold",
    "backed-up  critical  mandatory  mandatory   5, 7  Every database is backed up.",
    "copied     low       advisory   mandatory         Every database is copied elsewhere.",
    "",
    "waived rule  environment  service  until       state  reason",
    "backed-up    production   shop     2026-11-21  holds  the data is a copy",
    "copied       production   all      2026-11-20  ended  the bucket is being moved",
  ]);
  expect(found.waivers[1]).toEqual({
    environment: "production",
    rule: "copied",
    service: null,
    reason: "the bucket is being moved",
    until: "2026-11-20",
    hasEnded: true,
  });
  expect(found.rules[0]).toMatchObject({ why: "Data is lost otherwise.", remedy: "Declare a backup.", rows: [5, 7] });
});

test("lasting exceptions are listed below the waivers, each with its environment and reason", () => {
  const [shop, page] = example.services;
  const excepted = {
    ...page,
    broker: noJobs("it takes none"),
    exceptions: { withoutLogs: { staging: "nobody reads them" } },
  };
  const estate = { ...estateWith("{}"), declaration: { ...example, services: [shop, excepted] } };
  const found = policyList(estate, rules, "2026-11-21");
  expect(policyLines(found).slice(-3)).toEqual([
    "lasting exception            environment  what                   reason",
    "page.exceptions.withoutLogs  staging      no logs that are kept  nobody reads them",
    "page.broker                  all          workers without jobs   it takes none",
  ]);
});

test("on a terminal, what must hold stays in its column", () => {
  expect(policyLines(list("{}"), 80).slice(1, 4)).toEqual([
    "backed-up  critical  mandatory  mandatory   5, 7  Every database is backed up.",
    `copied     low       advisory   advisory          Every database is copied\n${" ".repeat(50)}elsewhere.`,
    "",
  ]);
  expect(policyLines(list("{}")).at(-1)).toBe("no waivers");
});

test("a malformed section is told line by line, and nothing of it is listed", () => {
  const malformed = "{ rules: { nothing: {}, copied: { level: strict } }, waivers: [{ rule: copied, until: never }] }";
  const place = "Pulumi\\.production\\.yaml: estate:policies\\.";
  const paths = ["rules\\.nothing", "rules\\.copied\\.level", "waivers\\[0\\]\\.reason", "waivers\\[0\\]\\.until"];
  const message = new RegExp(`^${paths.map((path) => `${place}${path}: expected .+, got .+`).join("\n")}$`);
  expect(() => list(malformed)).toThrow(
    expect.objectContaining({ name: "Problem", exitCode: 1, message: expect.stringMatching(message) }),
  );
});
