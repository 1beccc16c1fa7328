import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import type { z } from "zod";
import type { Definition, Prior } from "../../define/definition.ts";
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
import { teamCollaborator } from "../team-collaborator.ts";
import { lifeOf } from "./life.ts";
import { type Between, fakeTime, inNoTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();

/** A resource that was made, to be read by other runs. */
interface Standing {
  readonly token: string;
  readonly id: string;
  /** As a refresh does. */
  isAsMade(): Promise<boolean>;
  isGone(): Promise<boolean>;
  /** As an import does, where the id is what a person writes. */
  imports(): Promise<boolean>;
}

/** One of each kind of resource that Heroku can list. */
async function oneOfEach(heroku: LocalHeroku): Promise<Standing[]> {
  const all: Standing[] = [];
  async function make<In extends z.ZodObject, Out extends z.ZodObject>(
    definition: Definition<In, Out>,
    args: z.input<In>,
    importId = (made: Prior<z.output<In>, z.output<Out>>) => made.id,
  ): Promise<string> {
    const life = () => lifeOf(definition, heroku);
    const made = await life().create(args);
    const { token } = definition;
    all.push({
      token,
      id: made.id,
      isAsMade: async () => isDeepStrictEqual(await life().read(made), made),
      isGone: async () => (await life().read(made)) === undefined,
      imports: async () => (await life().read({ id: importId(made) }))?.id === made.id,
    });
    return made.id;
  }
  const team = await heroku.ask("GET /teams/example-library");
  await heroku.app("other");
  const postgres = await heroku.addon("other", "heroku-postgresql:essential-0");
  const appId = await make(app, { name: "catalog", organization: { name: "example-library" } });
  const under = ({ id }: { id: string }) => `${appId}:${id}`;
  await heroku.release(appId, { web: "run" });
  await make(addon, { appId, plan: "rollbar:free" });
  await make(addonAttachment, { appId, addonId: postgres.id, name: "OTHER" });
  await make(appFeature, { appId, name: "http-session-affinity" });
  await make(appWebhook, { appId, url: "https://n.example.org/", includes: ["api:release"], level: "notify" }, under);
  await make(domain, { appId, hostname: "www.example.org" }, under);
  await make(drain, { appId, url: "https://logs.example.org/" }, under);
  await make(pipelineCoupling, {
    appId,
    pipeline: await make(pipeline, { name: "catalog", owner: { id: team.id, type: "team" } }),
    stage: "staging",
  });
  const email = "developer@example.org";
  await make(teamCollaborator, { appId, email, permissions: ["deploy", "view"] }, () => `${appId}:${email}`);
  await make(formation, { appId, type: "web", quantity: 1, size: "Basic" });
  heroku.restart();
  await heroku.requests();
  return all;
}

const each = async (all: readonly Standing[], ask: (standing: Standing) => Promise<boolean>) =>
  (await Promise.all(all.map(async (standing) => ((await ask(standing)) ? [] : [standing.token])))).flat();

test("a refresh asks for lists only", async () => {
  const heroku = localHeroku();
  const all = await oneOfEach(heroku);
  expect(await each(all, ({ isAsMade }) => isAsMade())).toEqual([]);
  const requests = await heroku.requests();
  expect(requests.filter((request) => !/s$|formation$/.test(request))).toEqual([]);
  expect(new Set(requests).size).toBe(requests.length);
});

test("what a list lacks, or Heroku does not list for this key, is asked for alone: none counts as gone", async () => {
  let answer: (() => Response) | undefined;
  const isList = (request: string) => /^GET .*(s|formation)$/.test(request);
  const heroku = localHeroku({}, async (request, ask) => (isList(request) && answer ? answer() : ask()));
  const all = await oneOfEach(heroku);
  const refusal = (status: number, id: string) => () => Response.json({ id, message: "No." }, { status });
  for (const refused of [() => Response.json([]), refusal(403, "forbidden"), refusal(404, "not_found")]) {
    answer = refused;
    heroku.restart();
    expect(await each(all, ({ isAsMade }) => isAsMade())).toEqual([]);
  }
});

test("what is gone is gone, however its list is", async () => {
  const heroku = localHeroku();
  const all = await oneOfEach(heroku);
  await heroku.ask("DELETE /pipelines/catalog");
  await heroku.ask("DELETE /apps/catalog");
  expect(await each(all, ({ isGone }) => isGone())).toEqual([]);
});

test("an import is of one object, and pages through no list", async () => {
  const heroku = localHeroku();
  const all = await oneOfEach(heroku);
  expect(await each(all, ({ imports }) => imports())).toEqual([]);
  const whole = ["GET /addon-attachments", "GET /addons", "GET /apps", "GET /pipeline-couplings", "GET /pipelines"];
  const requests = await heroku.requests();
  expect(requests.filter((request) => whole.includes(request))).toEqual([]);
});

/** Holds one answer back: Heroku has given it, and it is on its way until `release`. */
function held(wanted: string): { between: Between; hold(): void; given: Promise<void>; release(): void } {
  const given = Promise.withResolvers<void>();
  const arrival = Promise.withResolvers<void>();
  let armed = false;
  return {
    hold() {
      armed = true;
    },
    given: given.promise,
    release: arrival.resolve,
    async between(request, ask) {
      const response = await ask();
      if (!armed || !request.endsWith(wanted)) return response;
      armed = false;
      given.resolve();
      await arrival.promise;
      return response;
    },
  };
}

test("a read of config that begins after a change has ended shows it, though an older answer arrives later", async () => {
  const late = held("/config-vars");
  const heroku = localHeroku({}, late.between);
  const { id: appId } = await heroku.app("catalog");
  const life = (name: string) => lifeOf(appConfigAssociation, heroku, name);
  const before = await life("it").create({ appId, vars: { A: "before" } });
  late.hold();
  const early = life("it").read(before);
  await inNoTime(late.given);
  const after = await life("it").update(before, { appId, vars: { A: "after" } });
  const fresh = life("it").read(after);
  expect(await inNoTime(fresh)).toEqual(after);
  late.release();
  expect(await early).toEqual(before);
});

test("a read of an app that begins after a change has ended shows it, though an older list arrives later", async () => {
  const late = held("GET /apps");
  const heroku = localHeroku({}, late.between);
  const life = () => lifeOf(app, heroku);
  const before = await life().create({ name: "catalog", organization: { name: "example-library" } });
  late.hold();
  const early = life().read(before);
  await inNoTime(late.given);
  const after = await life().update(before, { ...before.inputs, maintenance: true });
  expect(await life().read(after)).toEqual(after);
  late.release();
  expect(await early).toEqual(before);
  expect(await life().read(after)).toEqual(after);
});
