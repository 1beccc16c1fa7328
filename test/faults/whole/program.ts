import { readFileSync } from "node:fs";
import * as heroku from "@pulumi/heroku";

/** What is declared: the first estate, the same with nothing protected, what it is changed to, or nothing. */
const estate = readFileSync(new URL("estate", import.meta.url), "utf8");

if (estate !== "nothing") declare(estate === "changed", estate === "first");

/** One of nearly every resource; changed, most of them in place, some are replaced, go, or are new. */
function declare(isChanged: boolean, protect: boolean): void {
  const organization = { name: "example-library" };
  const app = new heroku.App("library", {
    name: "library",
    organization,
    acm: true,
    buildpacks: [isChanged ? "heroku/python" : "heroku/nodejs"],
  });
  const appId = app.id;
  const postgres = new heroku.Addon("postgres", { appId, plan: "heroku-postgresql:essential-0" }, { protect });
  const addonId = postgres.id;
  new heroku.PostgresBackupSchedule("backups", { addonId, hour: isChanged ? 3 : 2, timezone: "America/New_York" });
  const plan = `papertrail:${isChanged ? "fixa" : "choklad"}`;
  const logs = new heroku.Addon("logs", { appId, plan, attachmentName: "LOGS" });
  const { value } = new heroku.GeneratedSecret("session", {});
  new heroku.AppConfigAssociation("library", {
    appId,
    vars: isChanged ? { LOG_LEVEL: "debug", PORT_RANGE: "1" } : { LOG_LEVEL: "info", GREETING: "hello" },
    sensitiveVars: { SESSION_SECRET: value, MAIL_KEY: isChanged ? "second-key" : "first-key" },
  });
  new heroku.Domain("library", { appId, hostname: isChanged ? "books.example.org" : "library.example.org" });
  new heroku.AppWebhook("library", {
    appId,
    url: "https://notices.example.org/heroku",
    includes: ["api:release"],
    level: isChanged ? "sync" : "notify",
    secret: "whole-webhook-secret",
  });
  new heroku.Formation("web", { appId, type: "web", quantity: isChanged ? 2 : 1, size: "Standard-1X" });
  new heroku.AppFeature("preboot", { appId, name: "preboot", enabled: !isChanged });
  new heroku.TeamCollaborator("colleague", {
    appId,
    email: "colleague@example.org",
    permissions: ["view", isChanged ? "operate" : "deploy"],
  });
  pipelineOf(appId, isChanged);
  if (isChanged) addedTo(appId);
  else removedFrom(appId, addonId, logs.id, organization);
}

function pipelineOf(appId: heroku.App["id"], isChanged: boolean): void {
  const { id } = heroku.getTeamOutput({ name: "example-library" });
  const pipeline = new heroku.Pipeline("library", { name: "library", owner: { id, type: "team" } });
  const pipelineId = pipeline.id;
  new heroku.PipelineCoupling("library", {
    appId,
    pipeline: pipelineId,
    stage: isChanged ? "production" : "staging",
  });
  new heroku.PipelineConfigVar("library", {
    pipelineId,
    pipelineStage: "review",
    vars: { LOG_LEVEL: isChanged ? "debug" : "info" },
    sensitiveVars: { REVIEW_KEY: "first-key" },
  });
  new heroku.ReviewAppConfig("library", {
    pipelineId,
    orgRepo: "example-library/library",
    deployTarget: { id: "us", type: "region" },
    baseName: "library",
    staleDays: isChanged ? 3 : 5,
    destroyStaleApps: true,
  });
}

function addedTo(appId: heroku.App["id"]): void {
  new heroku.Addon("errors", { appId, plan: "rollbar:free" });
  new heroku.Formation("worker", { appId, type: "worker", quantity: 1, size: "Standard-1X" });
}

function removedFrom(
  appId: heroku.App["id"],
  addonId: heroku.Addon["id"],
  logs: heroku.Addon["id"],
  organization: { name: string },
): void {
  new heroku.Drain("archive", { appId, url: "https://logs.example.org/library" });
  const worker = new heroku.App("worker", { name: "library-worker", organization });
  new heroku.AddonAttachment("worker-postgres", { appId: worker.id, addonId, name: "DATABASE" });
  new heroku.AddonAttachment("worker-logs", { appId: worker.id, addonId: logs });
  new heroku.Addon("worker-errors", { appId: worker.id, plan: "rollbar:free" });
}
