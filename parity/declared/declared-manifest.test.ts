import { expect, test } from "vitest";
import { checkSettings } from "../../settings/check-settings.ts";
import {
  collaborator,
  customDomain,
  type EstateDeclaration,
  email,
  external,
  logDrain,
  onlyIn,
  secret,
  service,
  toWww,
} from "../../settings/declare.ts";
import { example, exampleFiles, exampleSecrets, shop } from "../../settings/test/example.ts";
import { handOver } from "../../settings/test/hand-over.ts";
import { papertrail } from "../../settings/vendors.ts";
import { compare } from "../compare.ts";
import { Manifest } from "../manifest.ts";
import { reasonText } from "../words/reason-words.ts";
import { declaredManifest } from "./declared-manifest.ts";

function declared(
  environment: "staging" | "production",
  declaration: EstateDeclaration = example,
  files = exampleFiles,
  secrets: Record<string, string> = exampleSecrets,
) {
  const checked = checkSettings(declaration, handOver(environment, files, secrets));
  if ("findings" in checked) throw new Error(JSON.stringify(checked.findings));
  return declaredManifest(checked.settings);
}

test("a service that uses every word, as its stack records it", () => {
  const manifest = declared("staging");
  expect(Manifest.parse(manifest)).toEqual(manifest);
  expect(manifest.services.shop).toEqual({
    app: "shop-staging",
    facts: {
      app: "yes",
      region: "us",
      "processes.web": "yes",
      "processes.web.quantity": "1",
      "processes.web.size": "Basic",
      "processes.worker": "yes",
      "processes.worker.quantity": "1",
      "processes.worker.size": "Basic",
      "config.DATABASE_URL": "set by heroku-postgresql",
      "config.PAPERTRAIL_API_TOKEN": "set by papertrail",
      "config.HOST": "set",
      "config.LABEL": "set",
      "config.LOG_LEVEL": "set",
      "config.MAIL_SINK": "set",
      "config.MODE": "set",
      "config.SESSION_KEY": "set",
      "config.SMTP_PASSWORD": "set",
      "addons.heroku-postgresql": "1",
      "addons.heroku-postgresql.plan": "essential-0",
      "addons.heroku-postgresql.version": "17",
      "addons.papertrail": "1",
      "addons.papertrail.plan": "choklad",
      "backups.schedule": "daily at 02:00 America/New_York",
      "domains.custom": "1",
      "domains.hostnames": "shop-staging.example.org",
      "certificates.kind": "automatic",
      "drains.https://logs.example.org": "1",
      "webhooks.list@example.org": "api:release, sync, by https://notices.example.org",
      "access.ana@example.org": "view, deploy, operate",
      "access.intern@example.org": "view, deploy",
    },
    unchecked: {},
    config: {
      HOST: { kind: "fromDomain" },
      LABEL: { kind: "environmentName" },
      LOG_LEVEL: { kind: "perEnvironment" },
      MAIL_SINK: { kind: "perEnvironment" },
      MODE: { kind: "fixed" },
      SESSION_KEY: { kind: "generated" },
      SMTP_PASSWORD: { kind: "secret" },
    },
    differences: [
      { path: "config.MAIL_SINK", environment: "staging", reason: "testers read the mail" },
      { path: "access.intern@example.org", environment: "staging", reason: "interns learn on staging" },
    ],
  });
});

test("two environments of one declaration differ only in knobs and in what is declared", () => {
  const found = compare(declared("staging"), declared("production"));
  expect(found.map(({ service: name, path, verdict }) => `${name} ${path} ${verdict}`)).toEqual([
    "shop processes.web.quantity allowed",
    "shop processes.web.size allowed",
    "shop processes.worker.size allowed",
    "shop config.MAIL_SINK declared",
    "shop addons.heroku-postgresql.plan allowed",
    "shop addons.papertrail.plan allowed",
    "shop domains.hostnames allowed",
    "shop access.intern@example.org declared",
  ]);
});

test("what is declared for one environment is declared with all that comes with it", () => {
  const only = service({
    ...shop,
    stack: "heroku-24",
    buildpacks: ["heroku/nodejs", "heroku/ruby"],
    addons: { ...shop.addons, papertrail: onlyIn("production", papertrail(), "staging logs nowhere") },
    config: { ...shop.config, SMTP_PASSWORD: secret({ shared: "one account" }) },
    reviewApps: { ...shop.reviewApps, config: { ...shop.reviewApps.config, SMTP_PASSWORD: "of a test account" } },
    domain: customDomain({
      dns: external({ alias: true }),
      apexRedirect: onlyIn("production", toWww(), "the public site"),
    }),
    drains: { archive: onlyIn("production", logDrain("https://logs.example.org"), "what staging logs is of no use") },
    notices: [onlyIn("production", email("List@example.org"), "nobody waits for staging")],
    access: [onlyIn("production", collaborator("Ana@example.org", "manage"), "she is on call")],
  });
  const files = {
    staging: exampleFiles.staging.replace(/ +papertrail: .*\n/, ""),
    production: exampleFiles.production.replace("shop.example.org", "www.shop.example.org"),
  };
  const declaration = { ...example, services: [only, example.services[1]] } as const;
  const [staging, production] = [declared("staging", declaration, files), declared("production", declaration, files)];
  expect(production.services.shop?.facts).toMatchObject({
    stack: "heroku-24",
    buildpacks: "heroku/nodejs, heroku/ruby",
    "domains.custom": "2",
    "domains.hostnames": "shop.example.org, www.shop.example.org",
    "webhooks.list@example.org": "api:release, sync, by https://notices.example.org",
    "access.ana@example.org": "view, manage",
  });
  expect(production.services.shop?.config.SMTP_PASSWORD).toEqual({ kind: "secret", shared: "one account" });
  const found = compare(staging, production).filter(({ verdict }) => verdict !== "allowed");
  expect(found.map((each) => `${each.path} ${each.verdict}: ${reasonText(each)}`)).toEqual([
    "config.MAIL_SINK declared: testers read the mail",
    "config.PAPERTRAIL_API_TOKEN declared: staging logs nowhere",
    "addons.papertrail declared: staging logs nowhere",
    "domains.custom declared: the public site",
    "drains.https://logs.example.org declared: what staging logs is of no use",
    "webhooks.list@example.org declared: nobody waits for staging",
    "access.ana@example.org declared: she is on call",
  ]);
});

test("drains to one collector are counted, as Heroku's are", () => {
  const to = "https://logs.example.org";
  const two = { ...shop, drains: { archive: logDrain(to), alerts: logDrain(to) } };
  const secrets = { ...exampleSecrets, "shop:drains.alerts": `${to}/marker` };
  const manifest = declared("staging", { ...example, services: [two, example.services[1]] }, exampleFiles, secrets);
  expect(manifest.services.shop?.facts).toMatchObject({ [`drains.${to}`]: "2" });
  expect(JSON.stringify(manifest)).not.toContain("marker");
});
