import { expect, test } from "vitest";
import { checkSettings } from "../../settings/check-settings.ts";
import {
  collaborator,
  customDomain,
  daily,
  type EstateDeclaration,
  email,
  external,
  fixed,
  fromDomain,
  generated,
  logDrain,
  onlyIn,
  perEnvironment,
  reviewApps,
  secret,
  service,
  toWww,
} from "../../settings/declare.ts";
import { lineOf } from "../../settings/finding.ts";
import { handOver } from "../../settings/test/hand-over.ts";
import { papertrail, postgres, redis } from "../../settings/vendors.ts";
import type { ChangedProperty } from "../report/report.ts";
import { remediationOf } from "./remediation.ts";
import { subjectOf } from "./subject.ts";
import { afterEdits, type Files } from "./test/apply-edits.ts";
import { step } from "./test/sample.ts";

const backup = daily("02:00", "America/New_York");
const shop = service({
  name: "shop",
  processes: ["web"],
  addons: {
    postgres: postgres({ backup }),
    reports: postgres({ backup, as: "REPORTS" }),
    redis: redis(),
    logs: papertrail(),
    tests: onlyIn("staging", redis({ as: "TESTS" }), "tests run on staging"),
  },
  broker: "redis",
  config: {
    HOST: fromDomain(),
    KNOB: perEnvironment(),
    MODE: fixed("production"),
    RANDOM: generated(),
    SECRET: secret(),
  },
  domain: customDomain({ dns: external({ alias: true }), apexRedirect: toWww() }),
  drains: { archive: logDrain("https://logs.example.org") },
  notices: [email("list@example.org")],
  access: [collaborator("dev@example.org", "deploy")],
  reviewApps: reviewApps("example-library/shop", {
    plans: { reports: "essential-0", tests: "mini", logs: "choklad" },
    config: { HOST: ".herokuapp.com", KNOB: "a", SECRET: "b" },
  }),
});

const fileOf = (host: string, tests: string) => `config:
  estate:team: example-library
  estate:noticeRelay: https://notices.example.org/heroku
  estate:services:
    shop:
      processes: { web: { quantity: 1, size: Basic } }
      addons: { postgres: { plan: essential-0 }, reports: { plan: essential-0 }, redis: { plan: mini }, logs: { plan: choklad }${tests} }
      config: { KNOB: a }
      domain: ${host}
`;
const files: Files = {
  declaration: { environments: ["staging", "production"], services: [shop] },
  texts: {
    staging: fileOf("www.example.net", ", tests: { plan: mini }"),
    production: fileOf("www.example.org", ""),
  },
  secrets: {
    staging: { "shop:SECRET": "marker-a", "shop:drains.archive": "https://logs.example.org/marker-a" },
    production: { "shop:SECRET": "marker-b", "shop:drains.archive": "https://logs.example.org/marker-b" },
  },
};

type EnvironmentName = "staging" | "production";
const settingsOf = ({ declaration, texts, secrets }: Files, environment: EnvironmentName) =>
  checkSettings(declaration, handOver(environment, texts, secrets[environment] ?? {}));

function findingsIn(edited: Files): string[] {
  return (["staging", "production"] as const).flatMap((environment) => {
    const checked = settingsOf(edited, environment);
    return "findings" in checked ? checked.findings.map(lineOf) : [];
  });
}

function remediationFor(
  environment: EnvironmentName,
  noun: string,
  name: string,
  properties: readonly ChangedProperty[] = [],
  environments: EstateDeclaration["environments"] = files.declaration.environments,
) {
  const checked = settingsOf(files, environment);
  if ("findings" in checked) throw new Error(checked.findings.map(lineOf).join("\n"));
  const subject = subjectOf(step(noun, `shop-${name}`, properties.length > 0 ? "update" : "delete"), ["shop"]);
  const kind = properties.length > 0 ? "hand edit" : "deleted";
  const declaration = { ...checked.settings.declaration, environments };
  return remediationOf({ subject, properties, cause: { kind, details: [] } }, { ...checked.settings, declaration }, []);
}

const gone = (path: string): ChangedProperty[] => [{ path, kind: "delete", replaces: false }];
const parts: readonly [noun: string, name: string, properties?: ChangedProperty[]][] = [
  ["Addon", "postgres"],
  ["Addon", "reports"],
  ["Addon", "redis"],
  ["Addon", "logs"],
  ["Domain", "domain"],
  ["Domain", "domain-apex"],
  ["Drain", "drains-archive"],
  ["AppWebhook", "notice-list@example.org"],
  ["TeamCollaborator", "access-dev@example.org"],
  ["ReviewAppConfig", "review-apps"],
  ["AppConfigAssociation", "app-config", gone("vars.HOST")],
  ["AppConfigAssociation", "app-config", gone("vars.KNOB")],
  ["AppConfigAssociation", "app-config", gone("vars.MODE")],
  ["AppConfigAssociation", "app-config", gone("sensitiveVars.RANDOM")],
  ["AppConfigAssociation", "app-config", gone("sensitiveVars.SECRET")],
];
const cases = (["staging", "production"] as const).flatMap((environment) =>
  [...parts, ...(environment === "staging" ? ([["Addon", "tests"]] as const) : [])].map(
    ([noun, name, properties = []]) => [environment, noun, name, properties] as const,
  ),
);

test("the files of the sample are without findings", () => {
  expect(findingsIn(files)).toEqual([]);
});

test.each(cases)(
  "in %s, what is printed to accept that %s %s %j is gone is enough, or says why it cannot be",
  (environment, noun, name, properties) => {
    const { accept, unwritten } = remediationFor(environment, noun, name, properties);
    if (accept === undefined) return expect(unwritten).toHaveLength(1);
    const edited = afterEdits(files, accept);
    expect(edited).not.toEqual(files);
    return expect(findingsIn(edited)).toEqual([]);
  },
);

test("what jobs wait in, and what production protects, cannot be accepted as gone", () => {
  for (const environment of ["staging", "production"] as const) {
    expect(remediationFor(environment, "Addon", "redis").unwritten).toEqual([{ code: "broker", slot: "redis" }]);
  }
  const unwritten = [{ code: "protected data", slot: "reports", environment: "production" }];
  expect(remediationFor("production", "Addon", "reports").unwritten).toEqual(unwritten);
});

test("what stays in two other environments is not taken out of all of them", () => {
  const environments = ["development", "staging", "production"] as const;
  for (const [noun, name, properties] of parts.filter(([, each]) => /logs|domain$|drains|notice|access/.test(each))) {
    expect(remediationFor("staging", noun, name, properties, environments)).toMatchObject({
      unwritten: [{ code: "onlyIn names one", environments: ["development", "production"] }],
    });
  }
  // It was there only.
  expect(remediationFor("staging", "Addon", "tests", [], environments).accept).toContainEqual({
    code: "undeclare",
    service: "shop",
    path: "addons.tests",
  });
});
