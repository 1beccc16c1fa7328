import { expect, test, vi } from "vitest";
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
import { pipelineConfigVar } from "../pipeline-config-var.ts";
import { pipelineCoupling } from "../pipeline-coupling.ts";
import { postgresBackupSchedule } from "../postgres-backup-schedule.ts";
import { reviewAppConfig } from "../review-app-config.ts";
import { teamCollaborator } from "../team-collaborator.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();

/** What stands before the resource under test is made. */
interface Ground {
  readonly heroku: LocalHeroku;
  readonly appId: string;
  readonly otherAppId: string;
  readonly addonId: string;
  readonly pipelineId: string;
  readonly teamId: string;
}

async function ground(): Promise<Ground> {
  const heroku = localHeroku({ timings: { cnameMs: 2000 } });
  const [{ id: appId }, { id: otherAppId }] = await Promise.all([heroku.app("catalog"), heroku.app("reports")]);
  const { id: addonId } = await heroku.addon(otherAppId, "heroku-postgresql:essential-0");
  const { id: teamId } = await heroku.ask("GET /teams/example-library");
  const { id: pipelineId } = await heroku.ask("POST /pipelines", {
    name: "reports",
    owner: { id: teamId, type: "team" },
  });
  await heroku.ask("POST /_local/github", { pipeline: pipelineId, repository: "example-library/reports" });
  await heroku.release(otherAppId, { web: "run" });
  return { heroku, appId, otherAppId, addonId, pipelineId, teamId };
}

/** Numbers of objects, which must not depend on how often a run was cut short. */
async function census(heroku: LocalHeroku): Promise<Record<string, number>> {
  const state: Record<string, unknown[]> = await heroku.ask("GET /_local/state");
  const events = ["releases", "webhookEvents", "deliveries", "jobs", "inbox", "settings"];
  const kinds = Object.entries(state).filter(([kind]) => !events.includes(kind));
  return Object.fromEntries(kinds.map(([kind, rows]) => [kind, rows.length]));
}

/** How the connection to Heroku goes from a certain request on. */
const ends = [
  ["answers are lost", { status: "reset" }],
  ["requests are lost", { status: "reset", when: "before" }],
  ["Heroku is unwell", { status: 503 }],
  ["Heroku is unwell after the work", { status: 503, when: "after" }],
] as const;

/** Makes a resource in two runs, the first cut short at each of its requests in turn, in each way; checks the outcome. */
async function survives<In extends z.ZodObject, Out extends z.ZodObject>(
  definition: Definition<In, Out>,
  argsOn: (ground: Ground) => z.input<In>,
): Promise<number> {
  const untroubled = await ground();
  await lifeOf(definition, untroubled.heroku).create(argsOn(untroubled));
  const expected = await census(untroubled.heroku);
  let runs = 0;
  for (const [, end] of ends) {
    for (const remembers of [true, false]) {
      for (let skip = 0; await cutShort(skip); skip += 1) runs += 1;

      async function cutShort(after: number): Promise<boolean> {
        const stage = await ground();
        const args = argsOn(stage);
        const life = lifeOf(definition, stage.heroku);
        await stage.heroku.ask("POST /_local/faults", { path: "/", skip: after, times: 1000, ...end });
        const failed = await life.create(args).then(
          () => false,
          () => true,
        );
        const kept = remembers ? life.kept() : undefined;
        await stage.heroku.ask("DELETE /_local/faults");
        if (!failed) return false;
        stage.heroku.restart();
        const inputs = definition.inputs.parse(args);
        const made = kept ? await life.update({ ...kept, inputs }, args) : await life.create(args);
        expect(await life.read(made)).toEqual(made);
        expect(await census(stage.heroku)).toEqual(expected);
        return true;
      }
    }
  }
  return runs;
}

test("an app is made once, wherever a run is cut short", async () => {
  const args = { name: "fresh", organization: { name: "example-library" }, acm: true, buildpacks: ["heroku/nodejs"] };
  expect(await survives(app, () => ({ ...args, maintenance: true }))).toBeGreaterThanOrEqual(4 * 2 * 4);
});

test("an add-on is made once, wherever a run is cut short", async () => {
  const args = ({ appId }: Ground) => ({ appId, plan: "heroku-postgresql:essential-0" });
  expect(await survives(addon, args)).toBeGreaterThanOrEqual(4 * 2 * 2);
});

test("an attachment is made once, wherever a run is cut short", async () => {
  const args = ({ appId, addonId }: Ground) => ({ appId, addonId });
  expect(await survives(addonAttachment, args)).toBeGreaterThanOrEqual(4 * 2 * 2);
  expect(await survives(addonAttachment, (on) => ({ ...args(on), name: "REPORTS" }))).toBeGreaterThanOrEqual(4 * 2);
});

test("config vars and features arrive, wherever a run is cut short", async () => {
  const vars = { vars: { A: "1" }, sensitiveVars: { B: "2" } };
  expect(await survives(appConfigAssociation, ({ appId }) => ({ appId, ...vars }))).toBeGreaterThanOrEqual(4 * 2 * 2);
  expect(await survives(appFeature, ({ appId }) => ({ appId, name: "http-session-affinity" }))).toBeGreaterThanOrEqual(
    8,
  );
});

test("pipelines and couplings are made once, wherever a run is cut short", async () => {
  const own = ({ teamId }: Ground) => ({ name: "catalog", owner: { id: teamId, type: "team" as const } });
  expect(await survives(pipeline, own)).toBeGreaterThanOrEqual(4 * 2 * 2);
  const coupling = ({ appId, pipelineId }: Ground) => ({ appId, pipeline: pipelineId, stage: "staging" as const });
  expect(await survives(pipelineCoupling, coupling)).toBeGreaterThanOrEqual(4 * 2);
});

test("review apps are switched on once, and their config vars arrive, wherever a run is cut short", async () => {
  const deployTarget = { id: "us", type: "region" as const };
  const on = { orgRepo: "example-library/reports", deployTarget, staleDays: 3 };
  expect(await survives(reviewAppConfig, ({ pipelineId }) => ({ pipelineId, ...on }))).toBeGreaterThanOrEqual(4 * 2);
  const vars = { pipelineStage: "review" as const, vars: { A: "1" }, sensitiveVars: { B: "2" } };
  const args = ({ pipelineId }: Ground) => ({ pipelineId, ...vars });
  expect(await survives(pipelineConfigVar, args)).toBeGreaterThanOrEqual(4 * 2 * 2);
});

test("a domain is made once, wherever a run is cut short", async () => {
  const args = ({ appId }: Ground) => ({ appId, hostname: "www.example.org" });
  expect(await survives(domain, args)).toBeGreaterThanOrEqual(4 * 2 * 2);
});

test("a webhook and a drain are made once, wherever a run is cut short", async () => {
  const url = "https://notices.example.org/";
  const webhook = ({ appId }: Ground) => ({ appId, url, includes: ["api:release"], level: "notify" as const });
  expect(await survives(appWebhook, webhook)).toBeGreaterThanOrEqual(4 * 2 * 2);
  expect(await survives(drain, ({ appId }) => ({ appId, url }))).toBeGreaterThanOrEqual(4 * 2 * 2);
});

test("a webhook is made once, also where Heroku does the work after it was looked for", async () => {
  let slow = true;
  const heroku = localHeroku({}, async (request, ask) => {
    if (!slow || !/^POST .*webhooks$/.test(request)) return ask();
    slow = false;
    setTimeout(ask, 1500);
    throw new TypeError("fetch failed", { cause: new Error("other side closed") });
  });
  const { id: appId } = await heroku.app("catalog");
  const url = "https://notices.example.org/";
  await lifeOf(appWebhook, heroku).create({ appId, url, includes: ["api:release"], level: "notify" });
  await vi.advanceTimersByTimeAsync(1500);
  expect(await heroku.ask(`GET /apps/${appId}/webhooks`)).toHaveLength(1);
});

test("rights are given once, wherever a run is cut short", async () => {
  const args = ({ appId }: Ground) => ({ appId, email: "developer@example.org", permissions: ["deploy" as const] });
  expect(await survives(teamCollaborator, args)).toBeGreaterThanOrEqual(4 * 2);
});

test("dynos and a backup schedule are set, wherever a run is cut short", async () => {
  const dynos = ({ otherAppId }: Ground) => ({ appId: otherAppId, type: "web", quantity: 2, size: "Standard-1X" });
  expect(await survives(formation, dynos)).toBeGreaterThanOrEqual(4 * 2 * 2);
  const schedule = ({ addonId }: Ground) => ({ addonId, hour: 2, timezone: "Europe/Paris" });
  expect(await survives(postgresBackupSchedule, schedule)).toBeGreaterThanOrEqual(4 * 2);
});
