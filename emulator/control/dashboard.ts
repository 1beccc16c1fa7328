import { Hono } from "hono";
import { z } from "zod";
import type { Core } from "../core.ts";
import { sell } from "../model/declared-vendors.ts";
import { connect, countAsConnected, isConnectedAnyhow } from "../model/github.ts";
import { findPipeline } from "../model/pipelines.ts";
import { makeSpace } from "../model/spaces.ts";
import { invalid } from "../problems.ts";
import { plantTeam } from "../seed.ts";
import { bodyOf } from "./body-of.ts";

const repository = z.string().regex(/^[\w.-]+\/[\w.-]+$/);
const connection = z.union([
  z.strictObject({ pipeline: z.string(), repository: repository.nullable() }),
  z.strictObject({ everywhere: z.boolean() }),
]);
const team = z.strictObject({ name: z.string().regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/) });
const vendor = z.strictObject({
  service: z.string().regex(/^[a-z][a-z0-9-]*$/),
  sets: z.array(z.string().regex(/^[A-Za-z_]\w*$/)).default([]),
  plans: z.record(z.string().regex(/^[a-z0-9-]+$/), z.int().min(0).nullable()),
});
const space = z.strictObject({
  name: z.string().regex(/^[a-z0-9](?:[a-z0-9]|-(?!-))+[a-z0-9]$/),
  team: z.string(),
  region: z.string().optional(),
  shield: z.boolean().optional(),
});

/** What a person does at the dashboard, where no call of Heroku's does it. */
export function dashboardRoutes({ world, tokens }: Core): Hono {
  const routes = new Hono();
  const { store } = world;
  routes.get("/github", (context) => context.json(connections()));
  routes.post("/github", async (context) => {
    const wish = await bodyOf(context, connection);
    store.transaction(() => ("everywhere" in wish ? countAsConnected(world, wish.everywhere) : link(wish)));
    return context.json(connections());
  });
  routes.post("/spaces", async (context) => {
    const { team, ...wish } = await bodyOf(context, space);
    const owner = store.teams.find("name", team);
    if (!owner) throw invalid(`Couldn't find the team ${team}.`);
    const { id, name, region, shield } = store.transaction(() => makeSpace(world, { ...wish, team: owner }));
    return context.json({ id, name, team, region, shield }, 201);
  });
  routes.post("/teams", async (context) => {
    const { name } = await bodyOf(context, team);
    const owner = store.accounts.find("email", tokens.values().next().value ?? "");
    if (owner) store.transaction(() => plantTeam(world, name, owner.id, "admin"));
    return context.json({ name }, 201);
  });
  routes.post("/vendors", async (context) => {
    const { service, sets, plans } = await bodyOf(context, vendor);
    const sold = Object.entries(plans).map(([name, cents]) => ({ name, cents }));
    return context.json(
      store.transaction(() => sell(world, { id: service, sets, plans: sold })),
      201,
    );
  });
  return routes;

  function link({ pipeline, repository }: { pipeline: string; repository: string | null }): void {
    const row = findPipeline(world, pipeline);
    if (repository === null) store.repositories.delete(row.id);
    else connect(world, row, repository);
  }

  function connections(): object {
    const pipelines = store.repositories.all().map(({ id, fullName }) => {
      return { pipeline: store.pipelines.get(id)?.name, repository: fullName };
    });
    return { everywhere: isConnectedAnyhow(world), pipelines };
  }
}
