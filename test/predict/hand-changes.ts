import { z } from "zod";
import type { Heroku, Method } from "../../sdks/heroku/client/heroku.ts";
import { HerokuError } from "../../sdks/heroku/client/heroku-error.ts";
import type { Chance } from "./chance.ts";
import type { Environment, ServiceModel } from "./estate-model.ts";

/** What somebody changes at Heroku. */
interface Hand {
  readonly heroku: Heroku;
  readonly app: string;
  readonly chance: Chance;
}

type HandChange = (hand: Hand) => Promise<unknown>;

const Row = z.looseObject({ id: z.string() });
const Named = Row.extend({ name: z.string() });

const send =
  (method: Method, path: string, body: object = {}): HandChange =>
  ({ heroku, app }) =>
    heroku.platform.send(method, path.replace("{app}", app), { body, answer: z.unknown() });

/** Does something to one row of a list of the app's, where there is one. */
const onOne =
  (list: string, act: (hand: Hand, row: z.infer<typeof Row>) => Promise<unknown>): HandChange =>
  async (hand) => {
    const [first, ...rest] = await hand.heroku.platform.list(list.replace("{app}", hand.app), Row);
    if (first !== undefined) await act(hand, hand.chance.of([first, ...rest]));
  };

const removeOne = (list: string, path: (id: string, app: string) => string): HandChange =>
  onOne(list, ({ heroku, app }, { id }) => heroku.platform.send("DELETE", path(id, app), { answer: z.unknown() }));

const config: HandChange = ({ heroku, app, chance }) => {
  const key = chance.of(["LOG_LEVEL", "MODE", "PAGE_SIZE", "THEME", "FOREIGN"]);
  const value = chance.is(0.3) ? null : `by hand ${chance.between(1, 3)}`;
  return heroku.platform.send("PATCH", `/apps/${app}/config-vars`, { body: { [key]: value }, answer: z.unknown() });
};

const scale: HandChange = onOne("/apps/{app}/formation", ({ heroku, app, chance }, { id }) =>
  heroku.platform.send("PATCH", `/apps/${app}/formation/${id}`, {
    body: { quantity: chance.between(0, 1) },
    answer: z.unknown(),
  }),
);

const size: HandChange = async ({ heroku, app, chance }) => {
  const formation = await heroku.platform.list(`/apps/${app}/formation`, Row.extend({ type: z.string() }));
  const chosen = chance.of(["Standard-1X", "Standard-2X"]);
  const updates = formation.map(({ type }) => ({ type, size: chosen }));
  if (updates.length === 0) return;
  await heroku.platform.send("PATCH", `/apps/${app}/formation`, { body: { updates }, answer: z.unknown() });
};

const plan: HandChange = async ({ heroku, app, chance }) => {
  const addons = await heroku.platform.list(`/apps/${app}/addons`, Named.extend({ addon_service: Named }));
  const [first, ...rest] = addons.filter(({ addon_service: { name } }) => name in otherPlans);
  if (first === undefined) return;
  const { id, addon_service: service } = chance.of([first, ...rest]);
  const body = { plan: `${service.name}:${chance.of(otherPlans[service.name] ?? ["free"])}` };
  await heroku.platform.send("PATCH", `/apps/${app}/addons/${id}`, { body, answer: z.unknown() });
};

const otherPlans: Readonly<Record<string, readonly [string, ...string[]]>> = {
  papertrail: ["choklad", "fixa", "forsta"],
  rollbar: ["free", "trial-5k", "bronze-100k"],
};

const stage: HandChange = async ({ heroku, app, chance }) => {
  const { id } = await heroku.platform.send("GET", `/apps/${app}/pipeline-couplings`, { answer: Row });
  if (chance.is(0.3)) {
    await heroku.platform.send("DELETE", `/pipeline-couplings/${id}`, { answer: z.unknown() });
    return;
  }
  const body = { stage: chance.of(["development", "staging", "production"]) };
  await heroku.platform.send("PATCH", `/pipeline-couplings/${id}`, { body, answer: z.unknown() });
};

const webhook: HandChange = onOne("/apps/{app}/webhooks", ({ heroku, app, chance }, { id }) => {
  const path = `/apps/${app}/webhooks/${id}`;
  if (chance.is(0.5)) return heroku.platform.send("DELETE", path, { answer: z.unknown() });
  const body = chance.is(0.5) ? { url: "https://else.example.org/" } : { include: ["api:build"] };
  return heroku.platform.send("PATCH", path, { body, answer: z.unknown() });
});

const collaborator: HandChange = async ({ heroku, app, chance }) => {
  const path = `/teams/apps/${app}/collaborators`;
  const account = "developer@example.org";
  if (chance.is(0.4)) {
    await heroku.platform.send("DELETE", `${path}/${account}`, { answer: z.unknown() });
    return;
  }
  const body = { permissions: chance.of([["view"], ["view", "deploy"], ["view", "operate"]]) };
  await heroku.platform.send("PATCH", `${path}/${account}`, { body, answer: z.unknown() });
};

const backup: HandChange = async ({ heroku, app, chance }) => {
  const addons = await heroku.platform.list(`/apps/${app}/addons`, Row.extend({ addon_service: Named }));
  const database = addons.find(({ addon_service: { name } }) => name === "heroku-postgresql");
  if (database === undefined) return;
  const path = `/client/v11/databases/${database.id}/transfer-schedules`;
  if (chance.is(0.5)) {
    const [schedule] = await heroku.data.list(path, z.looseObject({ uuid: z.string() }));
    if (schedule) await heroku.data.send("DELETE", `${path}/${schedule.uuid}`, { answer: z.unknown() });
    return;
  }
  const body = { hour: String(chance.between(3, 9)), timezone: "UTC", schedule_name: "DATABASE_URL" };
  await heroku.data.send("POST", path, { body, answer: z.unknown() });
};

const rollback: HandChange = async ({ heroku, app, chance }) => {
  const releases = await heroku.platform.list(
    `/apps/${app}/releases`,
    z.looseObject({ version: z.int(), slug: z.looseObject({}).nullable() }),
  );
  const [first, ...rest] = releases.filter(({ slug }) => slug !== null).slice(0, -1);
  if (first === undefined) return;
  const body = { release: String(chance.of([first, ...rest]).version) };
  await heroku.platform.send("POST", `/apps/${app}/releases`, { body, answer: z.unknown() });
};

const domain: HandChange = ({ heroku, app }) =>
  heroku.platform.send("POST", `/apps/${app}/domains`, {
    body: { hostname: `by-hand-${app}.example.org`, sni_endpoint: null },
    answer: z.unknown(),
  });

const changes: Readonly<Record<string, HandChange>> = {
  config,
  "config again": config,
  scale,
  size,
  plan,
  stage,
  webhook,
  collaborator,
  backup,
  rollback,
  "domain added": domain,
  "domain removed": onOne("/apps/{app}/domains", ({ heroku, app }, { id, kind }) =>
    kind === "heroku"
      ? Promise.resolve()
      : heroku.platform.send("DELETE", `/apps/${app}/domains/${id}`, { answer: z.unknown() }),
  ),
  "add-on destroyed": removeOne("/apps/{app}/addons", (id, app) => `/apps/${app}/addons/${id}`),
  "drain removed": removeOne("/apps/{app}/log-drains", (id, app) => `/apps/${app}/log-drains/${id}`),
  "app destroyed": send("DELETE", "/apps/{app}"),
  maintenance: send("PATCH", "/apps/{app}", { maintenance: true }),
  "acm off": send("DELETE", "/apps/{app}/acm"),
  feature: send("PATCH", "/apps/{app}/features/preboot", { enabled: true }),
  buildpacks: send("PUT", "/apps/{app}/buildpack-installations", { updates: [{ buildpack: "heroku/nodejs" }] }),
  "build stack": send("PATCH", "/apps/{app}", { build_stack: "heroku-22" }),
  transfer: send("PATCH", "/teams/apps/{app}", { owner: "example-agency" }),
  rename: ({ heroku, app }) =>
    heroku.platform.send("PATCH", `/apps/${app}`, { body: { name: `${app}-renamed` }, answer: z.unknown() }),
};

/** Up to three changes by hand of an environment; their words, with Heroku's reason where it refused one. */
export async function changeByHand(
  heroku: Heroku,
  services: readonly ServiceModel[],
  environment: Environment,
  chance: Chance,
): Promise<string[]> {
  const done: string[] = [];
  const [first, ...rest] = services;
  const [name, ...names] = Object.keys(changes);
  if (first === undefined || name === undefined) return done;
  for (let left = chance.between(0, 3); left > 0; left -= 1) {
    const app = `${chance.of([first, ...rest]).name}-${environment}`;
    const what = chance.of([name, ...names]);
    try {
      await changes[what]?.({ heroku, app, chance });
      done.push(`${app}: ${what}`);
    } catch (error) {
      // Such as one person who is no collaborator, or an app that was renamed before.
      if (!(error instanceof HerokuError)) throw error;
      done.push(`${app}: ${what}, refused (${error.status})`);
    }
  }
  return done;
}
