import { z } from "zod";
import { inTeam, members, onApp, ownAccount } from "../access/access.ts";
import type { Call } from "../call.ts";
import { findDynoSize } from "../catalogue/dyno-sizes.ts";
import { type Feature, features } from "../catalogue/features.ts";
import { iso } from "../clock.ts";
import { uuidOf } from "../ids.ts";
import { invalid, orNotFound } from "../problems.ts";
import { lists, type Route, reads, writes } from "../route.ts";
import { catalogueTimes } from "../wire/plan.ts";
import type { World } from "../world.ts";

const change = z.strictObject({ enabled: z.boolean() });

type Kind = keyof typeof features;

/** Features of apps, of the account and of teams. */
export const featureRoutes: readonly Route[] = [
  lists("GET /apps/{app}/features", onApp("view"), ["id"], (call, app) => every(call, "app", app.id)),
  reads("GET /apps/{app}/features/{feature}", onApp("view"), (call, app) => one(call, "app", app.id)),
  writes("PATCH /apps/{app}/features/{feature}", onApp("manage features"), change, (call, app) => {
    if (call.body.enabled && call.param("feature") === "preboot") refusePreboot(call.world, app.id);
    return set(call, "app", app.id, call.body.enabled);
  }),
  lists("GET /account/features", ownAccount, ["id"], (call, actor) => every(call, "account", actor.id)),
  reads("GET /account/features/{feature}", ownAccount, (call, actor) => one(call, "account", actor.id)),
  writes("PATCH /account/features/{feature}", ownAccount, change, (call, actor) =>
    set(call, "account", actor.id, call.body.enabled),
  ),
  lists("GET /teams/{team}/features", inTeam(...members), ["id"], (call, team) => every(call, "team", team.id)),
  reads("GET /teams/{team}/features/{feature}", inTeam(...members), (call, team) => one(call, "team", team.id)),
];

function every({ world }: Call, kind: Kind, ownerId: string): object[] {
  return features[kind].map((feature) => wireFeature(world, kind, ownerId, feature));
}

function one(call: Call, kind: Kind, ownerId: string): object {
  return wireFeature(call.world, kind, ownerId, theFeature(call, kind));
}

function set(call: Call, kind: Kind, ownerId: string, enabled: boolean): object {
  const { world } = call;
  const feature = theFeature(call, kind);
  const before = switched(world, ownerId, feature);
  const { name } = feature;
  world.store.features.put({ ...world.stamp(), ...before, ownerId, name, enabled, updatedAt: world.now() });
  return wireFeature(world, kind, ownerId, feature);
}

function theFeature(call: Call, kind: Kind): Feature {
  const wanted = call.param("feature");
  const found = features[kind].find(({ name }) => name === wanted || idOf(kind, name) === wanted);
  return orNotFound(found, `${kind} feature`, `${kind}_feature`);
}

function idOf(kind: Kind, name: string): string {
  return uuidOf("feature", kind, name);
}

function switched(world: World, ownerId: string, feature: Feature) {
  return world.store.features.where("owner", ownerId).find(({ name }) => name === feature.name);
}

/** Eco and Basic dynos are stopped before new ones start, whatever is wished for. */
function refusePreboot(world: World, appId: string): void {
  const web = world.store.formations.where("app", appId).find(({ type }) => type === "web");
  const tier = web && findDynoSize(web.size)?.tier;
  if (tier === "Eco" || tier === "Basic") throw invalid(`Preboot is not available for ${tier} dynos.`);
}

function wireFeature(world: World, kind: Kind, ownerId: string, feature: Feature): object {
  const row = switched(world, ownerId, feature);
  return {
    ...catalogueTimes,
    ...(row && { updated_at: iso(row.updatedAt) }),
    description: feature.description,
    display_name: feature.displayName,
    doc_url: "https://devcenter.heroku.com/",
    enabled: row?.enabled ?? feature.enabled,
    feedback_email: "feedback@heroku.com",
    id: idOf(kind, feature.name),
    name: feature.name,
    state: "general",
  };
}
