import { z } from "zod";
import type { Core } from "../core.ts";
import { sell } from "../model/catalogue.ts";
import { connect, countAsConnected, isConnectedAnyhow } from "../model/github.ts";
import { findPipeline } from "../model/pipelines.ts";
import { makeSpace } from "../model/spaces.ts";
import { orInvalid } from "../problems.ts";
import { plantTeam } from "../seed.ts";
import type { ControlRoutes } from "./control-routes.ts";

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
export function dashboardRoutes({ world, tokens }: Core, { routes, post, create }: ControlRoutes): void {
  const { store } = world;
  routes.get("/github", (context) => context.json(connections()));
  post("/github", connection, (wish) => {
    if ("everywhere" in wish) countAsConnected(world, wish.everywhere);
    else link(wish);
    return connections();
  });
  create("/spaces", space, ({ team, ...wish }) => {
    const owner = orInvalid(store.teams.find("name", team), "team", team);
    const { id, name, region, shield } = makeSpace(world, { ...wish, team: owner });
    return { id, name, team, region, shield };
  });
  create("/teams", team, ({ name }) => {
    const owner = store.accounts.find("email", tokens.values().next().value ?? "");
    if (owner) plantTeam(world, name, owner.id, "admin");
    return { name };
  });
  create("/vendors", vendor, ({ service, sets, plans }) => {
    const sold = Object.entries(plans).map(([name, cents]) => ({ name, cents }));
    return sell(world, { id: service, sets, plans: sold });
  });

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
