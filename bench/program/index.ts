import "../../components/lean-sdk.ts";
import * as heroku from "@pulumi/heroku";
import { Config } from "@pulumi/pulumi";

/** One service-environment: an app with its 13 resources, and a backup schedule. */
function serviceEnvironment(name: string, owner: { id: string; name: string }): void {
  const app = new heroku.App(name, { name, organization: { name: owner.name }, acm: true });
  const appId = app.id;
  new heroku.AppConfigAssociation(name, {
    appId,
    vars: { LOG_LEVEL: "info" },
    sensitiveVars: { API_SECRET: "bench-secret" },
  });
  const postgres = new heroku.Addon(`${name}-postgres`, { appId, plan: "heroku-postgresql:essential-0" });
  for (const plan of ["papertrail:choklad", "rollbar:free", "proximo:development"]) {
    new heroku.Addon(`${name}-${plan.split(":")[0]}`, { appId, plan });
  }
  const pipeline = new heroku.Pipeline(name, { name, owner: { id: owner.id, type: "team" } });
  new heroku.PipelineCoupling(name, { appId, pipeline: pipeline.id, stage: "production" });
  new heroku.Domain(name, { appId, hostname: `${name}.example.org` });
  new heroku.AppWebhook(name, {
    appId,
    url: "https://notices.example.org/heroku",
    includes: ["api:release"],
    level: "notify",
    secret: "bench-webhook-secret",
  });
  new heroku.Formation(name, { appId, type: "web", quantity: 1, size: "Standard-1X" });
  new heroku.Drain(name, { appId, url: `https://logs.example.org/${name}` });
  new heroku.TeamCollaborator(name, { appId, email: "developer@example.org", permissions: ["deploy"] });
  new heroku.PostgresBackupSchedule(name, { addonId: postgres.id, hour: 2, timezone: "America/New_York" });
}

const team = await heroku.getTeam({ name: "example-library" });
const services = new Config().requireNumber("services");
for (let index = 0; index < services; index++) serviceEnvironment(`service-${index}`, team);
