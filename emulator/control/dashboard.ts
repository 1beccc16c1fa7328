import { Hono } from "hono";
import { z } from "zod";
import type { Core } from "../core.ts";
import { connect, countAsConnected, isConnectedAnyhow } from "../model/github.ts";
import { findPipeline } from "../model/pipelines.ts";
import { makeSpace } from "../model/spaces.ts";
import { invalid } from "../problems.ts";
import { bodyOf } from "./body-of.ts";

const repository = z.string().regex(/^[\w.-]+\/[\w.-]+$/);
const connection = z.union([
  z.strictObject({ pipeline: z.string(), repository: repository.nullable() }),
  z.strictObject({ everywhere: z.boolean() }),
]);
const space = z.strictObject({
  name: z.string().regex(/^[a-z0-9](?:[a-z0-9]|-(?!-))+[a-z0-9]$/),
  team: z.string(),
  region: z.string().optional(),
  shield: z.boolean().optional(),
});

/** What a person does at the dashboard, where no call of Heroku's does it. */
export function dashboardRoutes({ world }: Core): Hono {
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
