import { expect, test } from "vitest";
import { declarationFindings } from "../declaration-findings.ts";
import * as words from "../declare.ts";
import { lineOf } from "../finding.ts";
import * as vendors from "../vendors.ts";
import { declarationOf } from "./declaration-of.ts";

/** Findings of a service in which `change` stands, by its types and beyond them. */
function linesOf(change: object): string[] {
  const services = [{ name: "shop", processes: ["web"], ...change }];
  const declared = declarationOf({ environments: ["staging", "production"], services });
  const findings = "findings" in declared ? declared.findings : declarationFindings(declared.declaration);
  return findings.map(lineOf);
}

/** A word as an uncompiled program writes it. */
const call = (word: unknown, ...args: unknown[]): unknown => (typeof word === "function" ? word(...args) : undefined);

const noBackup = words.noBackup("filled again each night");

test.each<[what: string, change: object, line: string]>([
  [
    "a cap for an environment that is none",
    { exceptions: { monthlyCost: { qa: words.upTo(900, "agreed") } } },
    "exceptions.monthlyCost.qa: expected what it may cost by environment: development, staging or production, got an unknown key: remove it",
  ],
  [
    "a reason for an environment that is misspelled",
    { exceptions: { withoutLogs: { prodution: "nobody reads them" } } },
    "exceptions.withoutLogs.prodution: expected staging or production, got an unknown key: did you mean production",
  ],
  [
    "a difference in an environment that is misspelled",
    { config: { X: words.onlyIn("stagging" as "staging", words.fixed("x"), "tried there") } },
    'config.X.environment: expected staging or production, got "stagging": did you mean staging',
  ],
  [
    "reasons of no environment",
    { exceptions: { manyHosts: {} } },
    "exceptions.manyHosts: expected a reason, or one by environment: development, staging or production, got an empty object",
  ],
  [
    "an exception that is misspelled, and the only one",
    { exceptions: { withoutWebb: "a bot" } },
    "exceptions.withoutWebb: expected withoutWeb, withoutErrorTracker, withoutLogs, mayBeDown, mailSink, manyHosts, commonRuntime, onDemand or monthlyCost, got an unknown key: did you mean withoutWeb",
  ],
  [
    "a permission twice",
    { access: [words.collaborator("ana@example.org", "view", "view")] },
    "access.0.permissions: expected each permission once, got a list",
  ],
  [
    "a value that no process can have",
    { config: { MODE: words.fixed("a\0b") } },
    "config.MODE.value: expected a string without the character NUL, got a string of 3 characters",
  ],
  [
    "a first plan without a name",
    { addons: { cache: vendors.otherAddon("memcachier", { firstPlan: "" }) } },
    "addons.cache.firstPlan: expected a plan without its slug, such as dev, got an empty string",
  ],
  [
    "a first plan with its slug",
    { addons: { cache: vendors.otherAddon("memcachier", { firstPlan: "memcachier:dev" }) } },
    'addons.cache.firstPlan: expected a plan without its slug, such as dev, got "memcachier:dev"',
  ],
  [
    "a config var of a vendor that can have no such key",
    { addons: { cache: vendors.otherAddon("memcachier", { firstPlan: "dev", sets: ["MEMCACHE URL"] }) } },
    'addons.cache.sets: expected keys of letters, digits and underscores, got "MEMCACHE URL"',
  ],
  [
    "a version that is none",
    { addons: { db: vendors.postgres({ backup: noBackup, version: "latest" }) } },
    'addons.db.options.version: expected a version of Postgres such as 17, got "latest"',
  ],
  [
    "a version as a number",
    { addons: { db: call(vendors.postgres, { backup: noBackup, version: 17 }) } },
    "addons.db.options.version: expected a string, got a number",
  ],
  [
    "an address without a letter",
    { notices: [words.email("")] },
    "notices.0: expected an e-mail address, got an empty string",
  ],
])("%s is refused at its place", (_, change, line) => {
  expect(linesOf(change)).toEqual([`index.ts: services.shop.${line}`]);
});

test.each<[what: string, change: object]>([
  ["a version of before 10", { addons: { db: vendors.postgres({ backup: noBackup, version: "9.6" }) } }],
  ["a plan that is a number", { addons: { cache: vendors.otherAddon("rediscloud", { firstPlan: "30" }) } }],
  ["an empty value", { config: { FEATURES: words.fixed("") } }],
])("%s is valid", (_, change) => {
  expect(linesOf(change)).toEqual([]);
});
