import { beforeEach, expect, test } from "vitest";
import type { z } from "zod";
import type { Definition } from "../../define/definition.ts";
import { addon } from "../addon.ts";
import { addonAttachment } from "../addon-attachment.ts";
import { app } from "../app.ts";
import { appConfigAssociation } from "../app-config-association.ts";
import { appFeature } from "../app-feature.ts";
import { appWebhook } from "../app-webhook.ts";
import { domain } from "../domain.ts";
import { drain } from "../drain.ts";
import { formation } from "../formation.ts";
import { pipeline } from "../pipeline.ts";
import { pipelineCoupling } from "../pipeline-coupling.ts";
import { postgresBackupSchedule } from "../postgres-backup-schedule.ts";
import { teamCollaborator } from "../team-collaborator.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let appId: string;
beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("catalog-staging")).id;
});

/** The engine makes what is new first, then deletes what is old: here both are the same object. */
async function staysWhenRenamed<In extends z.ZodObject, Out extends z.ZodObject>(
  definition: Definition<In, Out>,
  args: z.input<In>,
): Promise<void> {
  const old = await lifeOf(definition, heroku, "old").create(args);
  heroku.restart();
  const renamed = await lifeOf(definition, heroku, "new").create(args);
  await lifeOf(definition, heroku, "old").delete(old);
  expect(await lifeOf(definition, heroku, "new").read(renamed)).toEqual(renamed);
  heroku.restart();
  await lifeOf(definition, heroku, "new").delete(renamed);
}

test("what another name of the program has taken over stays when the old name goes", async () => {
  const url = "https://notices.example.org/";
  await staysWhenRenamed(domain, { appId, hostname: "www.example.org" });
  await staysWhenRenamed(appWebhook, { appId, url, includes: ["api:release"], level: "notify" });
  await staysWhenRenamed(drain, { appId, url });
  await staysWhenRenamed(teamCollaborator, { appId, email: "developer@example.org", permissions: ["deploy"] });
  await staysWhenRenamed(appFeature, { appId, name: "http-session-affinity" });
  await staysWhenRenamed(appConfigAssociation, { appId, vars: { A: "1" }, sensitiveVars: { B: "2" } });
  await staysWhenRenamed(addon, { appId, plan: "papertrail:choklad", name: "the-logs" });
});

test("the same holds for apps, pipelines, couplings, attachments and backup schedules", async () => {
  const { id: team } = await heroku.ask("GET /teams/example-library");
  const catalog = await heroku.ask("POST /pipelines", { name: "catalog", owner: { id: team, type: "team" } });
  const { id: addonId } = await heroku.addon(appId, "heroku-postgresql:essential-0");
  const other = await heroku.app("reports");
  await staysWhenRenamed(app, { name: "fresh", organization: { name: "example-library" } });
  await staysWhenRenamed(pipeline, { name: "fresh", owner: { id: team, type: "team" } });
  await staysWhenRenamed(pipelineCoupling, { appId, pipeline: catalog.id, stage: "staging" });
  await staysWhenRenamed(addonAttachment, { appId: other.id, addonId, name: "CATALOG" });
  await staysWhenRenamed(postgresBackupSchedule, { addonId, hour: 2 });
  await heroku.release(appId, { web: "run" });
  await staysWhenRenamed(formation, { appId, type: "web", quantity: 2, size: "Standard-1X" });
});

test("a key that moves from one declaration to another is not lost on the way", async () => {
  const before = { appId, vars: { MOVED: "1", STAYS: "2" }, sensitiveVars: {} };
  const from = await lifeOf(appConfigAssociation, heroku, "from").create(before);
  heroku.restart();
  await lifeOf(appConfigAssociation, heroku, "to").create({ appId, vars: { MOVED: "1" } });
  await lifeOf(appConfigAssociation, heroku, "from").update(from, { appId, vars: { STAYS: "2" } });
  expect(await heroku.ask(`GET /apps/${appId}/config-vars`)).toEqual({ MOVED: "1", STAYS: "2" });
});

test("two declarations of one thing in one run are refused", async () => {
  const { id: team } = await heroku.ask("GET /teams/example-library");
  const catalog = await heroku.ask("POST /pipelines", { name: "catalog", owner: { id: team, type: "team" } });
  const twice = async <In extends z.ZodObject, Out extends z.ZodObject>(
    definition: Definition<In, Out>,
    args: z.input<In>,
  ) => {
    await lifeOf(definition, heroku, "one").create(args);
    return lifeOf(definition, heroku, "two").create(args);
  };
  const refusal = "expected one declaration, got a second one: urn:";
  await expect(twice(domain, { appId, hostname: "www.example.org" })).rejects.toThrow(
    `domain www.example.org: ${refusal}`,
  );
  await expect(twice(pipelineCoupling, { appId, pipeline: catalog.id, stage: "staging" })).rejects.toThrow(refusal);
  const rights = { appId, email: "developer@example.org", permissions: ["deploy" as const] };
  await expect(twice(teamCollaborator, rights)).rejects.toThrow(refusal);
});
