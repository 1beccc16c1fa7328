import { expect, test } from "vitest";
import { addon } from "../addon.ts";
import { app } from "../app.ts";
import { appConfigAssociation } from "../app-config-association.ts";
import { appWebhook } from "../app-webhook.ts";
import { domain } from "../domain.ts";
import { drain } from "../drain.ts";
import { formation } from "../formation.ts";
import { pipeline } from "../pipeline.ts";
import { pipelineCoupling } from "../pipeline-coupling.ts";
import { postgresBackupSchedule } from "../postgres-backup-schedule.ts";
import { teamCollaborator } from "../team-collaborator.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, localHeroku } from "./local-heroku.ts";

fakeTime();

/** One service in one environment, in the engine's order: what depends on nothing more goes out together. */
async function serviceEnvironment(heroku: ReturnType<typeof localHeroku>): Promise<void> {
  const team = await heroku.ask("GET /teams/example-library");
  await heroku.requests();
  const [{ id: appId }, { id: pipelineId }] = await Promise.all([
    lifeOf(app, heroku).create({ name: "catalog", organization: { name: "example-library" }, acm: true }),
    lifeOf(pipeline, heroku).create({ name: "catalog", owner: { id: team.id, type: "team" } }),
  ]);
  const plans = ["heroku-postgresql:essential-0", "papertrail:choklad", "rollbar:free", "proximo:development"] as const;
  const addons = plans.map((plan) => lifeOf(addon, heroku, plan).create({ appId, plan }));
  await Promise.all([
    ...addons,
    lifeOf(appConfigAssociation, heroku).create({ appId, vars: { A: "1" }, sensitiveVars: { B: "2" } }),
    lifeOf(pipelineCoupling, heroku).create({ appId, pipeline: pipelineId, stage: "staging" }),
    lifeOf(domain, heroku).create({ appId, hostname: "www.example.org" }),
    lifeOf(appWebhook, heroku).create({
      appId,
      url: "https://notices.example.org/",
      includes: ["api:release"],
      level: "notify",
    }),
    lifeOf(formation, heroku).create({ appId, type: "web", quantity: 1, size: "Standard-1X" }),
    lifeOf(drain, heroku).create({ appId, url: "syslog+tls://logs.example.org:514" }),
    lifeOf(teamCollaborator, heroku).create({ appId, email: "developer@example.org", permissions: ["deploy"] }),
  ]);
  const [database] = await Promise.all(addons);
  await lifeOf(postgresBackupSchedule, heroku).create({ addonId: database?.id ?? "", hour: 2 });
}

test("a service in one environment costs 16 requests, and at most two looks at each thing it waits for", async () => {
  const heroku = localHeroku();
  await serviceEnvironment(heroku);
  const requests = await heroku.requests();
  const looks = ["GET /apps/{app}/addons", "GET /apps/{app}/domains/{domain}"];
  const waits = requests.filter((request) => looks.includes(request));
  expect(waits.length).toBeLessThanOrEqual(4);
  expect(requests.filter((request) => !looks.includes(request))).toEqual([
    "GET /apps/{app}/formation",
    "GET /pipelines",
    "PATCH /apps/{app}/config-vars",
    "POST /apps/{app}/acm",
    ...Array.from({ length: 4 }, () => "POST /apps/{app}/addons"),
    "POST /apps/{app}/domains",
    "POST /apps/{app}/log-drains",
    "POST /apps/{app}/webhooks",
    "POST /client/v11/databases/{database}/transfer-schedules",
    "POST /pipeline-couplings",
    "POST /pipelines",
    "POST /teams/apps",
    "POST /teams/apps/{app}/collaborators",
  ]);
});
