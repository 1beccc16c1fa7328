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
} from "../../../settings/declare.ts";
import type { ServiceSettings } from "../../../settings/settings.ts";
import { papertrail, postgres } from "../../../settings/vendors.ts";
import type { ChangedProperty } from "../../report/report.ts";
import { saidWays } from "../../test/said.ts";
import { remediationOf } from "../remediation.ts";
import { subjectOf } from "../subject.ts";
import { settings as sample, step } from "./sample.ts";

/** A service with one of each. */
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
type Kind = Parameters<typeof remediationOf>[0]["cause"]["kind"];
const production: ServiceSettings = {
  ...own,
  declaration: catalog,
  access,
  addons: [
    { slot: "postgres", addon, plan: "heroku-postgresql:standard-0" },
    { slot: "papertrail", addon: papertrail(), plan: "papertrail:fixa" },
  ],
  vars: { FIXED: "a", HOST: "catalog.example.org", KNOB: "b", NAME: "production" },
  secretKeys: ["catalog:SECRET"],
  generatedKeys: ["RANDOM"],
  domain: { hostname: "catalog.example.org", dns: { kind: "external", alias: false }, apex: undefined },
  drains: [{ name: "archive", to: "https://logs.example.org", secretKey: "catalog:drains.archive" }],
  notices: [{ address: "list@example.org", url: "https://notices.example.org/" }],
};
/** The ways out of drift of an object of production's, whose settings may be others. */
export const remediationFor = (
  noun: string,
  name: string,
  properties: readonly ChangedProperty[],
  kind: Kind = "hand edit",
  changed: Partial<ServiceSettings> = {},
) => {
  const subject = subjectOf(step(noun, `catalog-${name}`, "update"), ["catalog"]);
  const declaration = { environments: sample.declaration.environments, services: [catalog] };
  const settings = { ...sample, declaration, services: [{ ...production, ...changed }] };
  return saidWays(remediationOf({ subject, properties, cause: { kind, details: [] } }, settings, []));
};

export const property = (path: string, after?: string, before = "x"): ChangedProperty => ({
  path,
  kind: "update",
  replaces: false,
  ...(after !== undefined && { shown: { before, after } }),
});
export const removed = (path: string): ChangedProperty => ({ path, kind: "delete", replaces: false });
export const stack = "Pulumi.production.yaml: estate:services.catalog";
export const up = "pulumi up --refresh --stack production";
