import { z } from "zod";
import { onAddon, onApp } from "../access/access.ts";
import type { Call } from "../call.ts";
import { limitOf } from "../model/limits.ts";
import { invalid, orNotFound } from "../problems.ts";
import { acts, lists, type Route, reads, writes } from "../route.ts";
import type { AppRow, DrainRow } from "../rows.ts";
import { times, type World } from "../world.ts";

const creation = z.strictObject({ url: z.string().regex(/^(https?|syslog|syslog\+tls):\/\/.+/) });

/** Log drains. Nothing is sent to them. */
export const logDrainRoutes: readonly Route[] = [
  lists("GET /apps/{app}/log-drains", onApp("manage log drains"), ["id"], (call, app) => {
    return call.world.store.drains.where("app", app.id).map((row) => wireDrain(call.world, row));
  }),
  lists("GET /addons/{addon}/log-drains", onAddon("view add-ons"), ["id"], (call, addon) => {
    return call.world.store.drains.where("addon", addon.id).map((row) => wireDrain(call.world, row));
  }),
  writes("POST /apps/{app}/log-drains", onApp("manage log drains"), creation, (call, app) => {
    const { world, body } = call;
    const { drains } = world.store;
    if (drains.where("app", app.id).some(({ url }) => url === body.url)) throw invalid("Url has already been taken");
    const count = drains.where("app", app.id).length;
    // The words are those of Logplex, Heroku's log router (heroku/logplex, logplex_api.erl).
    if (count >= limitOf(world, "drainsPerApp")) {
      throw invalid("You have already added the maximum number of drains allowed.");
    }
    const token = `d.${world.ids.uuid()}`;
    return wireDrain(world, drains.put({ ...world.stamp(), appId: app.id, url: body.url, token, addonId: null }));
  }),
  reads("GET /apps/{app}/log-drains/{drain}", onApp("manage log drains"), (call, app) =>
    wireDrain(call.world, theDrain(call, app)),
  ),
  acts("DELETE /apps/{app}/log-drains/{drain}", onApp("manage log drains"), (call, app) => {
    const drain = theDrain(call, app);
    if (drain.addonId !== null) throw invalid("Cannot delete a log drain that belongs to an add-on.");
    call.world.store.drains.delete(drain.id);
    return wireDrain(call.world, drain);
  }),
];

/** By id, by token or by address. */
function theDrain(call: Call, app: AppRow): DrainRow {
  const wanted = call.param("drain");
  const rows = call.world.store.drains.where("app", app.id);
  const found = rows.find(({ id, token, url }) => [id, token, url].includes(wanted));
  return orNotFound(found, "log drain", "log_drain");
}

function wireDrain(world: World, drain: DrainRow): object {
  const app = world.store.apps.get(drain.appId);
  const addon = drain.addonId === null ? undefined : world.store.addons.get(drain.addonId);
  const owner = { id: app?.id, name: app?.name };
  return {
    addon: addon ? { app: owner, id: addon.id, name: addon.name } : null,
    app: owner,
    id: drain.id,
    token: drain.token,
    url: drain.url,
    ...times(drain),
  };
}
