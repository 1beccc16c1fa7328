import { expect, test } from "vitest";
import { z } from "zod";
import { defineRule } from "../../policies/rule.ts";
import { rules as projectRules } from "../../policies/rules/all.ts";
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
    settings: { days: z.int().default(7) },
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
    "backed-up  critical, mandatory, practices 5, 7",
    "    Every database is backed up.",
    "copied  low, staging advisory, production mandatory",
    "    Every database is copied elsewhere.",
    "",
    "The numbers of practices are rows of docs/practices.md.",
    "",
    "Waivers:",
    "backed-up  production, shop, until 2026-11-21",
    "    the data is a copy",
    "copied  production, every service, ended 2026-11-20",
    "    the bucket is being moved",
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

test("exceptions are listed below the waivers, each with its environment and reason", () => {
  const [shop, page] = example.services;
  const excepted = {
    ...page,
    broker: noJobs("it takes none"),
    exceptions: { withoutLogs: { staging: "nobody reads them" } },
  };
  const estate = { ...estateWith("{}"), declaration: { ...example, services: [shop, excepted] } };
  const found = policyList(estate, rules, "2026-11-21");
  expect(policyLines(found).slice(-5)).toEqual([
    "Exceptions:",
    "page.exceptions.withoutLogs  staging, no logs that are kept",
    "    nobody reads them",
    "page.broker  every environment, workers without jobs",
    "    it takes none",
  ]);
});

test.each([40, 80])("every line of every rule of the project fits %i columns, and nothing is left out", (columns) => {
  const found = policyList(estateWith("{}"), projectRules, "2026-11-21");
  const lines = policyLines(found, columns).flatMap((line) => line.split("\n"));
  const longestName = Math.max(...found.rules.map(({ name }) => name.length));
  for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(Math.max(columns, longestName));
  const text = lines.map((line) => line.trim()).join(" ");
  for (const { name, holds } of found.rules) expect(text.slice(text.indexOf(`${name} `))).toContain(holds);
  expect(lines.at(-1)).toBe("no waivers");
});

test("a malformed section is refused with a line for each mistake, and nothing is listed", () => {
  const malformed = "{ rules: { nothing: {}, copied: { level: strict } }, waivers: [{ rule: copied, until: never }] }";
  const place = "Pulumi\\.production\\.yaml: estate:policies\\.";
  const paths = ["rules\\.nothing", "rules\\.copied\\.level", "waivers\\[0\\]\\.reason", "waivers\\[0\\]\\.until"];
  const message = new RegExp(`^${paths.map((path) => `${place}${path}: expected .+, got .+`).join("\n")}$`);
  expect(() => list(malformed)).toThrow(
    expect.objectContaining({ name: "Problem", exitCode: 1, message: expect.stringMatching(message) }),
  );
});
