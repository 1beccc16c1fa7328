import { z } from "zod";
import { type HandChange, type HandChanges, Named, onOne, ordered, removeOne, request } from "./hand.ts";

const Addon = Named.extend({ addon_service: Named, plan: Named });
const Attachment = Named.extend({ addon: Named });

const otherPlans: Readonly<Record<string, readonly [string, ...string[]]>> = {
  papertrail: ["choklad", "fixa", "forsta"],
  rollbar: ["free", "trial-5k", "bronze-100k"],
  proximo: ["development", "starter"],
  memcachier: ["dev", "100"],
};

const plan: HandChange = async ({ heroku, app, chance }) => {
  const addons = await ordered(heroku, `/apps/${app}/addons`, Addon);
  const [first, ...rest] = addons.filter(({ addon_service: { name } }) => name in otherPlans);
  if (first === undefined) return;
  const { id, addon_service: service } = chance.of([first, ...rest]);
  const body = { plan: `${service.name}:${chance.of(otherPlans[service.name] ?? ["free"])}` };
  await request(heroku, "PATCH", `/apps/${app}/addons/${id}`, body);
};

const backup: HandChange = async ({ heroku, app, chance }) => {
  const addons = await ordered(heroku, `/apps/${app}/addons`, Addon);
  const database = addons.find(({ addon_service: { name } }) => name === "heroku-postgresql");
  if (database === undefined) return;
  const path = `/client/v11/databases/${database.id}/transfer-schedules`;
  if (chance.is(0.4)) {
    const [schedule] = await heroku.data.list(path, z.looseObject({ uuid: z.string() }));
    if (schedule) await heroku.data.send("DELETE", `${path}/${schedule.uuid}`, { response: z.unknown() });
    return;
  }
  const name = chance.of(["DATABASE_URL", "HEROKU_POSTGRESQL_EXTRA_URL"]);
  const body = { hour: String(chance.between(2, 9)), timezone: "UTC", schedule_name: name };
  await heroku.data.send("POST", path, { body, response: z.unknown() });
};

/** One more attachment of an add-on, to its own app or to another. */
const attached: HandChange = async ({ heroku, app, chance }) => {
  const addons = await ordered(heroku, `/apps/${app}/addons`, Addon);
  const apps = await ordered(heroku, "/teams/example-library/apps", Named);
  const [first, ...rest] = addons;
  const [one, ...others] = apps;
  if (first === undefined || one === undefined) return;
  const to = chance.is(0.6) ? app : chance.of([one, ...others]).name;
  const name = chance.of(["BY_HAND", "REPLICA", "POSTGRES_ONE", "REDIS_TWO"]);
  await request(heroku, "POST", "/addon-attachments", { addon: chance.of([first, ...rest]).id, app: to, name });
};

/** As `heroku pg:promote` does: the name goes to another add-on. */
const moved: HandChange = async ({ heroku, app, chance }) => {
  const attachments = await ordered(heroku, `/apps/${app}/addon-attachments`, Attachment);
  const [first, ...rest] = attachments;
  const target = first && chance.of([first, ...rest]);
  const other = attachments.find(({ addon }) => addon.id !== target?.addon.id);
  if (target === undefined || other === undefined) return;
  await request(heroku, "POST", "/addon-attachments", { addon: other.addon.id, app, name: target.name, confirm: app });
};

const created: HandChange = ({ heroku, app, chance }) =>
  request(heroku, "POST", `/apps/${app}/addons`, {
    plan: chance.of(["heroku-postgresql:essential-0", "papertrail:choklad", "heroku-redis:mini", "bucketeer:hobbyist"]),
  });

const renamed: HandChange = onOne("/apps/{app}/addons", ({ heroku, app, chance }, { id }) =>
  request(heroku, "PATCH", `/apps/${app}/addons/${id}`, { name: `by-hand-${chance.between(1, 99_999)}` }),
);

export const addonChanges: HandChanges = {
  plan,
  backup,
  attached,
  "attachment moved": moved,
  detached: removeOne("/apps/{app}/addon-attachments", "/addon-attachments/{id}"),
  "add-on created": created,
  "add-on renamed": renamed,
  "add-on destroyed": removeOne("/apps/{app}/addons"),
};
