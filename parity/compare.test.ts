import { expect, test } from "vitest";
import { compare } from "./compare.ts";
import type { Origin, ServiceManifest } from "./manifest.ts";
import { manifestOf } from "./test/manifests.ts";
import { valueAt } from "./value.ts";
import type { ValueKnowledge } from "./value-differences.ts";
import { reasonText } from "./words/reason-words.ts";
import { valueText } from "./words/value-words.ts";

type Facts = Record<string, string>;

/** Differences as `path: staging | production: verdict: reason`. */
function reported(
  staging: Partial<ServiceManifest>,
  production: Partial<ServiceManifest>,
  values?: ValueKnowledge["compare"],
) {
  const both = compare(manifestOf("staging", staging), manifestOf("production", production), {
    values: values && { compare: values },
  });
  return both.map((difference) => {
    const [one, other] = difference.values.map(({ value }) => (value === undefined ? "-" : valueText(value)));
    return [difference.path, `${one} | ${other}`, difference.verdict, reasonText(difference)].join(": ");
  });
}

const ofFacts = (staging: Facts, production: Facts) => reported({ facts: staging }, { facts: production });

test.each<[path: string, one: string | undefined, other: string | undefined]>([
  ["stack", "heroku-24", "heroku-22"],
  ["region", "us", "eu"],
  ["buildpacks", "heroku/nodejs, heroku/ruby", "heroku/ruby, heroku/nodejs"],
  ["processes.worker", "yes", undefined],
  ["config.MODE", "set", undefined],
  ["config.DATABASE_URL", "set by heroku-postgresql", "set"],
  ["addons.rollbar", undefined, "1"],
  ["addons.heroku-postgresql", "1", "2"],
  ["addons.heroku-postgresql.version", "16", "17"],
  ["attachments.heroku-postgresql.DATABASE", "yes", undefined],
  ["features.preboot", undefined, "on"],
  ["domains.custom", "1", "2"],
  ["certificates.kind", "automatic", "none"],
  ["certificates.state", "ok", "failing"],
  ["drains.https://logs.example.org", "1", undefined],
  ["webhooks.list@example.org", "api:release, sync, by https://notices.example.org", undefined],
  ["access.ana@example.org", "view, deploy", "view, deploy, manage"],
  ["backups.schedule", "daily at 02:00 UTC", undefined],
  ["backups.newest", undefined, "fresh"],
])("%s is unexplained where it differs, and nothing where it is the same", (path, one, other) => {
  const [staging, production] = [one, other].map((text): Facts => (text === undefined ? {} : { [path]: text }));
  const shown = (text: string | undefined) => (text === undefined ? "-" : valueText(valueAt(path, text)));
  const why =
    one !== undefined && other !== undefined
      ? "no difference is declared"
      : `only ${one === undefined ? "production" : "staging"} has it, and no difference is declared`;
  expect(ofFacts(staging ?? {}, production ?? {})).toEqual([
    `${path}: ${shown(one)} | ${shown(other)}: unexplained: ${why}`,
  ]);
  expect(ofFacts(staging ?? {}, staging ?? {})).toEqual([]);
});

test.each<[path: string, why: string]>([
  ["processes.web.size", "dynos are set in each stack file"],
  ["processes.web.quantity", "dynos are set in each stack file"],
  ["addons.papertrail.plan", "plans are set in each stack file"],
  ["domains.hostnames", "host names are set in each stack file"],
  ["backups.newest.taken", "each database is backed up at its own time"],
  ["release.commit", "environments are deployed one after the other, and each numbers its own releases"],
])("%s may differ", (path, why) => {
  expect(ofFacts({ [path]: "a" }, { [path]: "b" })).toEqual([`${path}: a | b: allowed: ${why}`]);
});

test("of what one environment does not have, size, plan and version are not reported too", () => {
  const staging = {
    "processes.worker": "yes",
    "processes.worker.size": "Basic",
    "addons.redis": "1",
    "addons.redis.version": "7",
  };
  expect(ofFacts(staging, {}).map((line) => line.split(":")[0])).toEqual(["processes.worker", "addons.redis"]);
});

test("an add-on that an app of elsewhere owns is unexplained, also where both environments have it", () => {
  const facts = { "attachments.heroku-postgresql.DATABASE.from": "shop-production" };
  expect(ofFacts(facts, facts)).toEqual([
    "attachments.heroku-postgresql.DATABASE.from: shop-production | shop-production: unexplained: " +
      "the add-on belongs to an app outside this environment, so one environment can affect another",
  ]);
});

const onlyInStaging = (path: string) => ({
  differences: [{ path, environment: "staging", reason: "testers need it" }],
});

test("a declared difference has its reason, whichever side declares it", () => {
  const staging = { facts: { "config.MAIL_SINK": "set" } };
  expect(reported({ ...staging, ...onlyInStaging("config.MAIL_SINK") }, {})).toEqual([
    "config.MAIL_SINK: set | -: declared: testers need it",
  ]);
  expect(reported(staging, onlyInStaging("config.MAIL_SINK"))).toEqual([
    "config.MAIL_SINK: set | -: declared: testers need it",
  ]);
});

test("what a declared add-on brings is declared with it", () => {
  const facts = { "addons.papertrail": "1", "config.PAPERTRAIL_API_TOKEN": "set by papertrail" };
  expect(reported({ facts, ...onlyInStaging("addons.papertrail") }, {})).toEqual([
    "config.PAPERTRAIL_API_TOKEN: set by papertrail | -: declared: testers need it",
    "addons.papertrail: 1 | -: declared: testers need it",
  ]);
});

test("a second database may be declared, and one more of what is counted", () => {
  const declared = onlyInStaging("addons.heroku-postgresql");
  const of = (count: string, version: string) => ({
    facts: { "addons.heroku-postgresql": count, "addons.heroku-postgresql.version": version },
  });
  expect(reported({ ...of("2", "16, 17"), ...declared }, of("1", "17"))).toEqual([
    "addons.heroku-postgresql: 2 | 1: declared: testers need it",
    "addons.heroku-postgresql.version: 16, 17 | 17: declared: testers need it",
  ]);
});

test.each<[what: string, staging: Facts, production: Facts, line: string]>([
  [
    "more than are declared",
    { "addons.redis": "3" },
    { "addons.redis": "1" },
    "staging declares 1 more, but there are 2",
  ],
  ["two of one declared", { "addons.redis": "2" }, {}, "staging declares 1 more, but there are 2"],
  [
    "as many as elsewhere",
    { "addons.redis": "1" },
    { "addons.redis": "1" },
    "staging declares 1 more, but there are 0",
  ],
])("of what is counted a declaration covers no more than it says: %s", (_, one, other, why) => {
  const found = reported({ facts: one, ...onlyInStaging("addons.redis") }, { facts: other });
  const [staging, production] = [one, other].map((facts) => facts["addons.redis"] ?? "-");
  expect(found).toEqual([`addons.redis: ${staging} | ${production}: unexplained: ${why}`]);
});

test("a declared difference covers what one environment has beside the other's, and no change of the other's", () => {
  const verdicts = (path: string, staging: string, production: string) =>
    reported({ facts: { [path]: staging }, ...onlyInStaging("backups") }, { facts: { [path]: production } }).map(
      (line) => line.split(": ")[2],
    );
  expect(verdicts("backups.schedule", "daily at 02:00 UTC, daily at 04:00 UTC", "daily at 02:00 UTC")).toEqual([
    "declared",
  ]);
  expect(verdicts("backups.schedule", "daily at 02:00 UTC, daily at 04:00 UTC", "daily at 05:00 UTC")).toEqual([
    "unexplained",
  ]);
  expect(verdicts("backups.newest", "stale", "fresh")).toEqual(["unexplained"]);
});

test.each([
  ["access.ana@example.org", "access.ana@example.org.uk"],
  ["webhooks.ana@example.org", "webhooks.ana@example.org.uk"],
  ["drains.https://logs.example.org", "drains.https://logs.example.org.uk"],
])("%s says nothing of %s", (declared, other) => {
  const found = reported({ facts: { [declared]: "1", [other]: "1" }, ...onlyInStaging(declared) }, {});
  expect(found.map((line) => line.split(": ").slice(-2).join(": "))).toEqual([
    "declared: testers need it",
    "unexplained: only staging has it, and no difference is declared",
  ]);
});

test("one more database has a version, and a domain that is missing no certificate", () => {
  const databases = (count: string, versions: string): Facts => ({
    "addons.heroku-postgresql": count,
    "addons.heroku-postgresql.version": versions,
  });
  const paths = (lines: string[]) => lines.map((line) => line.split(":")[0]);
  expect(paths(ofFacts(databases("2", "17, 17"), databases("1", "17")))).toEqual(["addons.heroku-postgresql"]);
  expect(paths(ofFacts(databases("2", "16, 17"), databases("2", "17, 17")))).toEqual([
    "addons.heroku-postgresql.version",
  ]);
  const state = { "certificates.state": "ok" };
  expect(paths(ofFacts({ "domains.custom": "1", ...state }, {}))).toEqual(["domains.custom"]);
  expect(paths(ofFacts({ "certificates.kind": "automatic", ...state }, { "certificates.kind": "none" }))).toEqual([
    "certificates.kind",
  ]);
});

test("what is declared for one environment is unexplained in the other", () => {
  const facts = { "config.MAIL_SINK": "set" };
  const declared = onlyInStaging("config.MAIL_SINK");
  const why = "unexplained: declared for staging only, and production has it";
  expect(reported({ ...declared }, { facts })).toEqual([`config.MAIL_SINK: - | set: ${why}`]);
  expect(reported({ facts, ...declared }, { facts })).toEqual([`config.MAIL_SINK: set | set: ${why}`]);
  const access = (rights: string) => ({ facts: { "access.ana@example.org": rights } });
  expect(
    reported({ ...access("view"), ...onlyInStaging("access.ana@example.org") }, access("view, manage")).map(
      (line) => line.split(": ")[2],
    ),
  ).toEqual(["unexplained"]);
});

/** What is reported of one config var that both environments have. */
function ofValue(key: string, origin: Origin | undefined, outcome: "same" | "different" | undefined, fact = "set") {
  const side = { facts: { [`config.${key}`]: fact }, config: origin === undefined ? {} : { [key]: origin } };
  return reported(side, side, () => outcome);
}

test.each<[kind: string, origin: Origin | undefined, line: string]>([
  ["fixed", { kind: "fixed" }, "unexplained: fixed() gives every environment the same value, and they differ"],
  ["undeclared", undefined, "unexplained: its values differ, and it is not declared"],
  ["perEnvironment", { kind: "perEnvironment" }, "allowed: the value is set in each stack file"],
  ["fromDomain", { kind: "fromDomain" }, "allowed: the value is the host name"],
  ["environmentName", { kind: "environmentName" }, "allowed: the value is the environment's name"],
])("a value that differs, %s", (_, origin, line) => {
  expect(ofValue("KEY", origin, "different")).toEqual([`config.KEY: its own value | its own value: ${line}`]);
  expect(ofValue("KEY", origin, "same")).toEqual([]);
});

test.each<[kind: string, key: string, origin: Origin, line: string]>([
  [
    "secret",
    "API_PASSWORD",
    { kind: "secret" },
    "unexplained: must differ, is the same: a secret of one environment must not give access to the other",
  ],
  ["shared", "API_PASSWORD", { kind: "secret", shared: "one account" }, "declared: one account"],
  [
    "shared, but it signs sessions",
    "SESSION_SECRET",
    { kind: "secret", shared: "one account" },
    "unexplained: must differ, is the same: a key that both environments share lets one forge what the other signs",
  ],
  [
    "generated",
    "TICKET",
    { kind: "generated" },
    "unexplained: must differ, is the same: generated() creates a separate value in each environment",
  ],
])("a value that is the same, %s", (_, key, origin, line) => {
  expect(ofValue(key, origin, "same")).toEqual([`config.${key}: the same value | the same value: ${line}`]);
  expect(ofValue(key, origin, "different")).toEqual([]);
});

test("a store is shared where all that its add-on sets is the same; a vendor's address may be", () => {
  const fact = "set by heroku-postgresql";
  expect(ofValue("DATABASE_URL", undefined, "same", fact)).toEqual([
    "config.DATABASE_URL: the same value | the same value: unexplained: must differ, is the same: both environments use one heroku-postgresql",
  ]);
  const rollbar = { facts: { "config.ROLLBAR_TOKEN": "set by rollbar", "config.ROLLBAR_ENDPOINT": "set by rollbar" } };
  expect(reported(rollbar, rollbar, (_, key) => (key.endsWith("TOKEN") ? "different" : "same"))).toEqual([]);
});

test("values that could not be compared are reported, unless values are not compared at all", () => {
  expect(ofValue("KEY", { kind: "secret" }, undefined)).toEqual([
    "config.KEY: - | -: not checked: its values could not be compared",
  ]);
  const side = { facts: { "config.KEY": "set" } };
  expect(reported(side, side)).toEqual([]);
});

test("what could not be read is reported once, and nothing below it counts as equal or different", () => {
  const facts = { "addons.redis": "1", "addons.redis.version": "7" };
  expect(reported({ facts: {}, unchecked: { addons: "no answer" } }, { facts })).toEqual([
    "addons: - | -: not checked: staging: no answer",
  ]);
  const unchecked = { "addons.redis.version": "no answer" };
  expect(reported({ facts: { "addons.redis": "1" }, unchecked }, { facts, unchecked })).toEqual([
    "addons.redis.version: - | 7: not checked: staging: no answer; production: no answer",
  ]);
});

test("of an app that does not exist, only that is reported", () => {
  const [staging, production] = [manifestOf("staging"), { ...manifestOf("production"), services: {} }];
  expect(compare(staging, production)).toEqual([
    {
      service: "shop",
      aspect: "app",
      path: "app",
      part: { kind: "app" },
      values: [
        { environment: "staging", value: { kind: "text", text: "shop-staging" } },
        { environment: "production" },
      ],
      verdict: "unexplained",
      reason: { code: "no app", environments: ["production"] },
    },
  ]);
  const unread = reported({ unchecked: { app: "no answer" } }, { facts: { stack: "heroku-24" } });
  expect(unread).toEqual(["app: present | present: not checked: staging: no answer"]);
});
