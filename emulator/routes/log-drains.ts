import { z } from "zod";
import type { Call } from "../call.ts";
import { findAddon } from "../model/find-addon.ts";
import { limitOf } from "../model/limits.ts";
import { invalid, notFound } from "../problems.ts";
import { anyBody, lists, type Route, reads, writes } from "../route.ts";
import type { DrainRow } from "../rows.ts";
import { times, type World } from "../world.ts";
import { theApp } from "./apps.ts";

const creation = z.strictObject({ url: z.string().regex(/^(https?|syslog|syslog\+tls):\/\/.+/) });

/** Log drains. Nothing is sent to them. */
export const logDrainRoutes: readonly Route[] = [
  lists("GET /apps/{app}/log-drains", (call) => {
    return call.world.store.drains.where("app", theApp(call).id).map((row) => wireDrain(call.world, row));
  }),
  lists("GET /addons/{addon}/log-drains", (call) => {
    const addon = findAddon(call.world, call.param("addon"), call.actor);
    return call.world.store.drains.where("addon", addon.id).map((row) => wireDrain(call.world, row));
  }),
  writes("POST /apps/{app}/log-drains", creation, (call) => {
    const { world, body } = call;
    const app = theApp(call);
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
  reads("GET /apps/{app}/log-drains/{drain}", (call) => wireDrain(call.world, theDrain(call))),
  writes("DELETE /apps/{app}/log-drains/{drain}", anyBody, (call) => {
    const drain = theDrain(call);
    if (drain.addonId !== null) throw invalid("Cannot delete a log drain that belongs to an add-on.");
    call.world.store.drains.delete(drain.id);
    return wireDrain(call.world, drain);
  }),
];

/** By id, by token or by address. */
function theDrain(call: Call<unknown>): DrainRow {
  const wanted = call.param("drain");
  const rows = call.world.store.drains.where("app", theApp(call).id);
  const found = rows.find(({ id, token, url }) => [id, token, url].includes(wanted));
  if (!found) throw notFound("log drain", "log_drain");
  return found;
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
