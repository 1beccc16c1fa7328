import { expect, test } from "vitest";
import type { ChangedProperty } from "../report/report.ts";
import { remediationFor as of, property, removed, stack, up } from "./test/remediation-sample.ts";

test.each<[noun: string, name: string, property: ChangedProperty, accept: string[]]>([
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
  ["App", "app", property("maintenance", "true"), [`${stack}.maintenance: true`]],
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
    property("vars.HOST"),
    [
      "index.ts: catalog: config.HOST: perEnvironment()",
      "Pulumi.staging.yaml: estate:services.catalog.config.HOST: <its value there>",
      `${stack}.config.HOST: <the value that Heroku has>`,
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
      'index.ts: catalog: config.KNOB: onlyIn("staging", <its declaration>, "<the reason>")',
      // The last one: an empty map is a finding.
      `${stack}.config: remove it`,
    ],
  ],
  [
    "AppConfigAssociation",
    "app-config",
    removed("sensitiveVars.SECRET"),
    [
      'index.ts: catalog: config.SECRET: onlyIn("staging", <its declaration>, "<the reason>")',
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
])("%s %s %j is kept by what is written", (noun, name, changed, accept) => {
  expect(of(noun, name, [changed])).toEqual({ accept: accept.join("\n"), revert: up });
});

test.each<[noun: string, name: string, property: ChangedProperty, unwritten: RegExp]>([
  ["App", "app", property("acm", "false"), /enabled if and only if a domain is declared/],
  ["App", "app", property("name", "other"), /consists of its service and environment$/],
  ["AppConfigAssociation", "app-config", property("vars.GONE"), /^GONE is no longer declared/],
  ["AppConfigAssociation", "app-config", property("vars.NAME"), /the name of its environment$/],
  ["AppWebhook", "notice-list@example.org", property("url"), /estate:noticeRelay/],
  ["Pipeline", "pipeline", property("name", "other"), /the name of its service/],
  [
    "PipelineCoupling",
    "pipeline-coupling",
    property("stage", "staging"),
    /the stage that is named like its environment$/,
  ],
  ["PipelineConfigVar", "review-apps-review", property("sensitiveVars.SECRET"), /those of the first environment$/],
  ["ReviewAppConfig", "review-apps", property("destroyStaleApps"), /stale ones are destroyed/],
])("%s %s %j cannot be kept, and it is told why", (noun, name, changed, unwritten) => {
  const revert = expect.stringMatching(new RegExp(`^${up}($|   # )`));
  expect(of(noun, name, [changed])).toEqual({ unwritten: expect.stringMatching(unwritten), revert });
});

test.each<[noun: string, name: string, accept: string[] | RegExp]>([
  // Of one environment only, it is then of none.
  ["Addon", "papertrail", ["index.ts: catalog: remove addons.papertrail", `${stack}.addons.papertrail: remove it`]],
  ["Addon", "postgres", /^the data of postgres is protected in production: an up creates a new, empty one/],
  [
    "Domain",
    "domain",
    [
      'index.ts: catalog: domain: onlyIn("staging", <its declaration>, "<the reason>")',
      'index.ts: catalog: config.HOST: onlyIn("staging", <its declaration>, "<the reason>")',
      `${stack}.domain: remove it`,
    ],
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
    // Taken out of the declaration, it would be refused: production is not unprotected yet.
    /^catalog has an app in every environment; docs\/removing\.md says how to remove a service$/,
  ],
  [
    "Drain",
    "drains-archive",
    [
      'index.ts: catalog: drains.archive: onlyIn("staging", <its declaration>, "<the reason>")',
      "pulumi config rm catalog:drains.archive --stack production",
    ],
  ],
  ["ReviewAppConfig", "review-apps", ["index.ts: catalog: remove reviewApps"]],
  ["PostgresBackupSchedule", "postgres-backup", /^the policy postgres-has-daily-backup stops/],
  ["PipelineCoupling", "pipeline-coupling", /^every service has a pipeline/],
])("%s %s, which was deleted, stays away by what is written", (noun, name, expected) => {
  const { accept, unwritten } = of(noun, name, [], "deleted");
  if (expected instanceof RegExp) expect([accept, unwritten]).toEqual([undefined, expect.stringMatching(expected)]);
  else expect([accept, unwritten]).toEqual([expected.join("\n"), undefined]);
});

test("of several properties, those that the files have already are not to be written again", () => {
  const processes = [{ type: "web", quantity: 3, size: "Standard-1X" }];
  const drifted = [property("quantity", "3"), property("size", "Standard-2X")];
  expect(of("Formation", "app-web", drifted, "hand edit", { processes }).accept).toBe(
    `${stack}.processes.web.size: Standard-2X`,
  );
});
