import { expect, test } from "vitest";
import { ignoredInputs } from "./leaving-ignored.ts";

const inputs = { vars: { LOG_LEVEL: "debug", LOG_LEVELS: "x" }, sensitiveVars: { KEY: "marker" } };
const of = (path: string, type: string, name: string) =>
  ignoredInputs([{ service: "shop", path, reason: "another team owns it" }], { type, name, service: "shop" }, inputs);

test.each([
  ["processes.web.quantity", "Formation", "shop-app-web", ["quantity"]],
  ["processes.web", "Formation", "shop-app-web", ["*"]],
  ["processes", "Formation", "shop-app-web", ["*"]],
  ["processes.web.quantity", "Formation", "shop-app-webhooks", []],
  ["config.LOG_LEVEL", "AppConfigAssociation", "shop-app-config", ["vars.LOG_LEVEL"]],
  ["config.KEY", "AppConfigAssociation", "shop-app-config", ["sensitiveVars.KEY"]],
  ["config.SET_BY_HAND", "AppConfigAssociation", "shop-app-config", []],
  ["config", "AppConfigAssociation", "shop-app-config", ["*"]],
  ["access.dev@example.org.permissions[0]", "TeamCollaborator", "shop-access-dev@example.org", ["permissions[0]"]],
  ["access.dev@example.org", "TeamCollaborator", "shop-access-dev@example.org", ["*"]],
  ["addons.postgres.plan", "Addon", "shop-postgres", ["plan"]],
  ["pipeline.stage", "PipelineCoupling", "shop-pipeline-coupling", ["stage"]],
])("a rule of %s ignores of %s %s: %j", (path, noun, name, expected) => {
  expect(of(path, `heroku:index/${noun.charAt(0).toLowerCase()}${noun.slice(1)}:${noun}`, name)).toEqual(expected);
});
