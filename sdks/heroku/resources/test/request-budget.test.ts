import { expect, test } from "vitest";
import type { z } from "zod";
import type { Definition, Prior } from "../../define/definition.ts";
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
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();

const organization = { name: "example-library" };
const plans = ["heroku-postgresql:essential-0", "papertrail:choklad", "rollbar:free", "proximo:development"] as const;
const estate = Array.from({ length: 10 }, (_, index) => `service-${index}`);

/** What a later operation asks of a resource that was made. */
interface Made {
  /** As a refresh does. */
  unchanged(): Promise<boolean>;
  /** As an `up` without changes does. */
  due(): Promise<string[]>;
}

/** One service in one environment, in the engine's order: what depends on nothing more goes out together. */
async function serviceEnvironment(heroku: LocalHeroku, name: string, teamId: string): Promise<Made[]> {
  const all: Made[] = [];
  async function make<In extends z.ZodObject, Out extends z.ZodObject>(
    definition: Definition<In, Out>,
    args: z.input<In>,
    suffix = "",
  ): Promise<Prior<z.output<In>, z.output<Out>>> {
    const life = () => lifeOf(definition, heroku, `${name}${suffix}`);
    const made = await life().create(args);
    all.push({
      unchanged: async () => JSON.stringify((await life().read(made))?.inputs) === JSON.stringify(made.inputs),
      due: () => life().due(made),
    });
    return made;
  }
  const [{ id: appId }, { id: pipelineId }] = await Promise.all([
    make(app, { name, organization, acm: true }),
    make(pipeline, { name, owner: { id: teamId, type: "team" } }),
  ]);
  const addons = plans.map((plan) => make(addon, { appId, plan }, plan));
  const url = `https://notices.example.org/${name}`;
  await Promise.all([
    ...addons,
    make(appConfigAssociation, { appId, vars: { A: "1" }, sensitiveVars: { B: "2" } }),
    make(pipelineCoupling, { appId, pipeline: pipelineId, stage: "staging" }),
    make(domain, { appId, hostname: `${name}.example.org` }),
    make(appWebhook, { appId, url, includes: ["api:release"], level: "notify" }),
    make(formation, { appId, type: "web", quantity: 1, size: "Standard-1X" }),
    make(drain, { appId, url: "syslog+tls://logs.example.org:514" }),
    make(teamCollaborator, { appId, email: "developer@example.org", permissions: ["deploy"] }),
  ]);
  const [database] = await Promise.all(addons);
  await make(postgresBackupSchedule, { addonId: database?.id ?? "", hour: 2 });
  return all;
}

/** What a preview asks before anything is made. */
async function preview(heroku: LocalHeroku, name: string, teamId: string): Promise<void> {
  await Promise.all([
    lifeOf(app, heroku, name).validatePreview({ name, organization, region: "us" }),
    lifeOf(pipeline, heroku, name).validatePreview({ name, owner: { id: teamId, type: "team" } }),
    ...plans.map((plan) => lifeOf(addon, heroku, `${name}${plan}`).validatePreview({ plan })),
  ]);
}

async function anEstate() {
  const heroku = localHeroku();
  const { id } = await heroku.ask("GET /teams/example-library");
  await heroku.requests();
  return {
    heroku,
    preview: (name: string) => preview(heroku, name, id),
    make: (name: string) => serviceEnvironment(heroku, name, id),
  };
}

test("a service in one environment costs 15 requests, and at most two looks at each thing it waits for", async () => {
  const { heroku, make } = await anEstate();
  await make("catalog");
  const requests = await heroku.requests();
  const looks = ["GET /apps/{app}/addons", "GET /apps/{app}/domains/{domain}"];
  const waits = requests.filter((request) => looks.includes(request));
  expect(waits.length).toBeLessThanOrEqual(4);
  expect(requests.filter((request) => !looks.includes(request))).toEqual([
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

test("of ten, each costs 18 requests or fewer to preview and make, 8 or fewer to refresh, and 1 when nothing changes", async () => {
  const { heroku, preview, make } = await anEstate();
  await Promise.all(estate.map(preview));
  const made = (await Promise.all(estate.map(make))).flat();
  const created = await heroku.requests();
  expect(created.length).toBeLessThanOrEqual(18 * estate.length);
  expect(created.filter((request) => request === "GET /pipelines").length).toBeLessThanOrEqual(2);

  heroku.restart();
  expect(await Promise.all(made.map(({ due }) => due()))).toEqual(made.map(() => []));
  expect(await heroku.requests()).toEqual(estate.map(() => "GET /apps/{app}/formation"));

  heroku.restart();
  expect(await Promise.all(made.map(({ unchanged }) => unchanged()))).toEqual(made.map(() => true));
  const refreshed = await heroku.requests();
  expect(refreshed.length).toBeLessThanOrEqual(8 * estate.length);
  const shared = ["GET /addons", "GET /apps", "GET /pipeline-couplings", "GET /pipelines"];
  expect(refreshed.filter((request) => !/\{(app|database)\}/.test(request))).toEqual(shared);
  expect(refreshed).toHaveLength(shared.length + 7 * estate.length);
});
