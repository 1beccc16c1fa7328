import { expect, test } from "vitest";
import {
  collaborator,
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  logDrain,
  onlyIn,
  perEnvironment,
  reviewApps,
  secret,
  service,
} from "../../settings/declare.ts";
import { papertrail, postgres } from "../../settings/vendors.ts";
import type { ChangedProperty } from "../report.ts";
import { subjectOf } from "./subject.ts";
import { settings as sample, step } from "./test/sample.ts";
import { waysOut } from "./ways-out.ts";

const catalog = service({
  name: "catalog",
  processes: ["web"],
  addons: {
    postgres: postgres({ backup: daily("02:00", "America/New_York") }),
    papertrail: onlyIn("production", papertrail(), "staging's log is nobody's"),
  },
  config: {
    FIXED: fixed("a"),
    HOST: fromDomain(),
    KNOB: perEnvironment(),
    NAME: environmentName(),
    RANDOM: generated(),
    SECRET: secret(),
  },
  domain: customDomain(),
  reviewApps: reviewApps("example-library/catalog"),
  drains: { archive: logDrain("https://logs.example.org") },
  notices: [email("list@example.org")],
  access: [collaborator("dev@example.org", "deploy", "operate")],
});
const [own] = sample.services;
if (own === undefined) throw new Error("expected a service");
const access = [collaborator("dev@example.org", "deploy", "operate")];
const addon = postgres({ backup: daily("02:00", "America/New_York") });
const settings = {
  ...sample,
  declaration: { environments: sample.declaration.environments, services: [catalog] },
  services: [
    {
      ...own,
      declaration: catalog,
      access,
      addons: [{ slot: "postgres", addon, plan: "heroku-postgresql:standard-0" }],
    },
  ],
};

type Kind = Parameters<typeof waysOut>[0]["cause"]["kind"];
const of = (noun: string, name: string, properties: readonly ChangedProperty[], kind: Kind = "hand edit") => {
  const subject = subjectOf(step(noun, `catalog-${name}`, "update"), ["catalog"]);
  return waysOut({ subject, properties, cause: { kind, text: "" } }, settings, []);
};
const property = (path: string, after?: string, before = "x"): ChangedProperty => ({
  path,
  kind: "update",
  replaces: false,
  ...(after !== undefined && { shown: { before, after } }),
});
const removed = (path: string): ChangedProperty => ({ path, kind: "delete", replaces: false });
const stack = "Pulumi.production.yaml: estate:services.catalog";
const up = "pulumi up --refresh --stack production";

test.each<[noun: string, name: string, property: ChangedProperty, adopt: string[]]>([
  ["Formation", "app-web", property("quantity", "3"), [`${stack}.processes.web.quantity: 3`]],
  ["Formation", "app-web", property("size", "Standard-2X"), [`${stack}.processes.web.size: Standard-2X`]],
  [
    "Addon",
    "postgres",
    property("plan", "heroku-postgresql:standard-2"),
    [`${stack}.addons.postgres.plan: standard-2`],
  ],
  ["App", "app", property("stack", "heroku-22"), ['index.ts: catalog: stack: "heroku-22", in every environment']],
  [
    "App",
    "app",
    property("buildpacks[0]"),
    ['index.ts: catalog: buildpacks: ["<as Heroku has it>"], in every environment'],
  ],
  ["AppConfigAssociation", "app-config", property("vars.KNOB"), [`${stack}.config.KNOB: <the value that Heroku has>`]],
  [
    "AppConfigAssociation",
    "app-config",
    property("vars.FIXED"),
    ['index.ts: catalog: config.FIXED: fixed("<the value that Heroku has>"), in every environment'],
  ],
  [
    "AppConfigAssociation",
    "app-config",
    property("vars.NAME"),
    [
      "index.ts: catalog: config.NAME: perEnvironment()",
      "Pulumi.staging.yaml: estate:services.catalog.config.NAME: <its value there>",
      `${stack}.config.NAME: <the value that Heroku has>`,
    ],
  ],
  [
    "AppConfigAssociation",
    "app-config",
    property("sensitiveVars.SECRET"),
    ["pulumi config set --secret catalog:SECRET --stack production"],
  ],
  [
    "AppConfigAssociation",
    "app-config",
    property("sensitiveVars.RANDOM"),
    [
      "index.ts: catalog: config.RANDOM: secret(), in every environment",
      "pulumi config set --secret catalog:RANDOM --stack staging",
      "pulumi config set --secret catalog:RANDOM --stack production",
    ],
  ],
  [
    "AppConfigAssociation",
    "app-config",
    removed("vars.KNOB"),
    [
      'index.ts: catalog: config.KNOB: onlyIn("staging", <as it is>, "<the reason>")',
      `${stack}.config.KNOB: take it out`,
    ],
  ],
  [
    "AppConfigAssociation",
    "app-config",
    removed("sensitiveVars.SECRET"),
    [
      'index.ts: catalog: config.SECRET: onlyIn("staging", <as it is>, "<the reason>")',
      "pulumi config rm catalog:SECRET --stack production",
    ],
  ],
  [
    "ReviewAppConfig",
    "review-apps",
    property("staleDays", "9"),
    ["index.ts: catalog: reviewApps: reviewApps(…, { staleDays: 9 })"],
  ],
  [
    "PipelineConfigVar",
    "review-apps-review",
    property("vars.KNOB"),
    ['index.ts: catalog: reviewApps: reviewApps(…, { config: { KNOB: "<the value that Heroku has>" } })'],
  ],
])("%s %s %j is kept by what is written", (noun, name, changed, adopt) => {
  expect(of(noun, name, [changed])).toEqual({ adopt: adopt.join("\n"), revert: up });
});

test.each<[noun: string, name: string, property: ChangedProperty, unwritten: RegExp]>([
  [
    "App",
    "app",
    property("maintenance", "true"),
    /a rule for app\.maintenance in estate:review of Pulumi\.production\.yaml/,
  ],
  ["App", "app", property("acm", "false"), /on exactly where a domain is declared/],
  ["App", "app", property("name", "other"), /made of its service's and its environment's/],
  ["AppConfigAssociation", "app-config", property("vars.GONE"), /^GONE is not declared$/],
  ["AppWebhook", "notice-list@example.org", property("url"), /estate:noticeRelay/],
  ["Pipeline", "pipeline", property("name", "other"), /the name of its service/],
  ["PipelineCoupling", "pipeline-coupling", property("stage", "staging"), /the stage that its environment is called/],
  ["PipelineConfigVar", "review-apps-review", property("sensitiveVars.SECRET"), /the first environment's/],
  ["ReviewAppConfig", "review-apps", property("destroyStaleApps"), /stale ones are destroyed/],
])("%s %s %j cannot be kept, and it is told why", (noun, name, changed, unwritten) => {
  expect(of(noun, name, [changed])).toEqual({ unwritten: expect.stringMatching(unwritten), revert: up });
});

test.each<[noun: string, name: string, adopt: string[] | RegExp]>([
  // Of one environment only, it is then of none.
  ["Addon", "papertrail", ["index.ts: catalog: take addons.papertrail out", `${stack}.addons.papertrail: take it out`]],
  [
    "Addon",
    "postgres",
    [
      'index.ts: catalog: addons.postgres: onlyIn("staging", <as it is>, "<the reason>")',
      `${stack}.addons.postgres: take it out`,
    ],
  ],
  [
    "Domain",
    "domain",
    ['index.ts: catalog: domain: onlyIn("staging", <as it is>, "<the reason>")', `${stack}.domain: take it out`],
  ],
  [
    "AppWebhook",
    "notice-list@example.org",
    ['index.ts: catalog: notices: onlyIn("staging", email("list@example.org"), "<the reason>")'],
  ],
  [
    "TeamCollaborator",
    "access-dev@example.org",
    ['index.ts: catalog: access: onlyIn("staging", collaborator("dev@example.org", …), "<the reason>")'],
  ],
  [
    "App",
    "app",
    [
      "index.ts: take catalog out of services, of every environment",
      "Pulumi.staging.yaml: take estate:services.catalog out",
      "Pulumi.production.yaml: take estate:services.catalog out",
    ],
  ],
  [
    "Drain",
    "drains-archive",
    [
      'index.ts: catalog: drains.archive: onlyIn("staging", <as it is>, "<the reason>")',
      "pulumi config rm catalog:drains.archive --stack production",
    ],
  ],
  ["ReviewAppConfig", "review-apps", ["index.ts: catalog: take reviewApps out"]],
  ["PostgresBackupSchedule", "postgres-backup", /^the policy postgres-has-daily-backup stops/],
  ["PipelineCoupling", "pipeline-coupling", /^every service has a pipeline/],
])("%s %s, which was deleted, stays away by what is written", (noun, name, expected) => {
  const { adopt, unwritten } = of(noun, name, [], "deleted");
  if (expected instanceof RegExp) expect([adopt, unwritten]).toEqual([undefined, expect.stringMatching(expected)]);
  else expect([adopt, unwritten]).toEqual([expected.join("\n"), undefined]);
});

test("what stands in one word of the declaration is one line", () => {
  const schedule = of("PostgresBackupSchedule", "postgres-backup", [
    property("hour", "5"),
    property("timezone", "UTC"),
  ]);
  expect(schedule.adopt).toBe(
    'index.ts: catalog: addons.postgres: backup: daily("05:00", "UTC", …), in every environment',
  );
  const permission = (index: number, before: string, after: string) => property(`permissions[${index}]`, after, before);
  const person = (...changes: ChangedProperty[]) => of("TeamCollaborator", "access-dev@example.org", changes).adopt;
  expect(person(permission(1, "operate", "manage"))).toBe(
    'index.ts: catalog: access: collaborator("dev@example.org", "deploy", "manage")',
  );
  expect(person(permission(0, "deploy", "view"), { ...permission(1, "operate", ""), kind: "delete" })).toBe(
    'index.ts: catalog: access: collaborator("dev@example.org", "view")',
  );
  expect(person(permission(1, "manage", "view"))).toBe(
    'index.ts: catalog: access: collaborator("dev@example.org", "<as Heroku has it>")',
  );
});

test("a config var that an add-on sets is the add-on's to keep, and no up takes it back", () => {
  expect(of("AppConfigAssociation", "app-config", [property("vars.KNOB")], "add-on")).toEqual({
    adopt: "index.ts: catalog: take config.KNOB out: an add-on sets it",
    revert: `${up}   # refused as long as an add-on sets it`,
  });
});

test("what was handed to others is handed back, not made anew", () => {
  expect(of("App", "app", [property("organization.name")]).revert).toBe(
    "heroku apps:transfer example-library --app catalog-production",
  );
  expect(of("Pipeline", "pipeline", [property("owner.id")]).revert).toBe(
    "heroku pipelines:transfer example-library --pipeline catalog",
  );
});

test("autoscaling is switched off first, whether or not it was on", () => {
  expect(of("Formation", "app-web", [property("quantity", "3")], "autoscaled").revert).toBe(
    `heroku ps:autoscale:disable --app catalog-production; ${up}`,
  );
});
