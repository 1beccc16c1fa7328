import { z } from "zod";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { orMissing } from "../../sdks/heroku/client/or-missing.ts";

const Named = z.object({ id: z.string(), name: z.string() });
const App = Named.extend({ region: Named, acm: z.boolean(), maintenance: z.boolean() });
const AddOn = z.object({ id: z.string(), plan: Named, state: z.string(), config_vars: z.array(z.string()) });
const Dyno = z.object({ type: z.string(), quantity: z.number(), dyno_size: z.object({ name: z.string() }) });
const Domain = z.object({ hostname: z.string(), kind: z.string() });
const Webhook = z.object({ url: z.string(), include: z.array(z.string()), level: z.string() });
const Collaborator = z.object({ user: z.object({ email: z.string() }), role: z.string().nullish() });
const Coupling = z.object({ stage: z.string(), pipeline: z.object({ id: z.string() }) });
const Schedule = z.object({ name: z.string(), hour: z.coerce.number(), timezone: z.string() });

/** A team's whole estate as Heroku itself tells it, without ids, times and random values: two engines must leave the same. */
export async function whatHerokuHas(heroku: Heroku, team: string) {
  const { platform } = heroku;
  const apps = await platform.list(`/teams/${team}/apps`, App);
  const pipelines = await platform.list("/pipelines", Named);
  const described = await Promise.all(apps.map(async (app) => [app.name, await describeApp(heroku, app)] as const));
  return {
    pipelines: pipelines.map(({ name }) => name).sort(),
    apps: Object.fromEntries(described.sort(([a], [b]) => a.localeCompare(b))),
  };
}

async function describeApp(heroku: Heroku, app: z.infer<typeof App>) {
  const { platform } = heroku;
  const path = `/apps/${app.id}`;
  const config = await platform.send("GET", `${path}/config-vars`, { response: z.record(z.string(), z.string()) });
  const addOns = await platform.list(`${path}/addons`, AddOn);
  return {
    region: app.region.name,
    acm: app.acm,
    maintenance: app.maintenance,
    config: Object.fromEntries(Object.entries(config).map(([key, value]) => [key, shown(value)])),
    addOns: sorted(addOns.map(({ plan, state, config_vars }) => ({ plan: plan.name, state, sets: config_vars }))),
    dynos: sorted(await platform.list(`${path}/formation`, Dyno)).map((dyno) => [
      dyno.type,
      dyno.quantity,
      dyno.dyno_size.name,
    ]),
    domains: sorted((await platform.list(`${path}/domains`, Domain)).filter(({ kind }) => kind === "custom")),
    webhooks: sorted(await platform.list(`${path}/webhooks`, Webhook)),
    collaborators: sorted(await platform.list(`${path}/collaborators`, Collaborator)),
    coupling: await couplingOf(heroku, app.id),
    schedules: sorted((await Promise.all(addOns.map((addOn) => schedulesOf(heroku, addOn)))).flat()),
  };
}

async function couplingOf({ platform }: Heroku, app: string): Promise<string> {
  const coupling = await orMissing(platform.send("GET", `/apps/${app}/pipeline-couplings`, { response: Coupling }));
  if (coupling === undefined) return "in no pipeline";
  const { stage, pipeline } = coupling;
  const { name } = await platform.send("GET", `/pipelines/${pipeline.id}`, { response: Named });
  return `${name}: ${stage}`;
}

async function schedulesOf({ data }: Heroku, { id, plan }: z.infer<typeof AddOn>) {
  if (!plan.name.startsWith("heroku-postgresql:")) return [];
  return data.send("GET", `/client/v11/databases/${id}/transfer-schedules`, { response: z.array(Schedule) });
}

/** Random and secret values differ from run to run. */
const shown = (value: string) =>
  /^[0-9a-f]{16,}$|^app[0-9a-f]{8}$|:\/\/|[0-9a-f-]{30,}/.test(value) ? "(random)" : value;

const sorted = <T>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
