import { Hono } from "hono";
import { z } from "zod";
import { scopes } from "../access/scopes.ts";
import type { Core } from "../core.ts";
import { accountOf, admit, join } from "../model/accounts.ts";
import { invalid } from "../problems.ts";
import { bodyOf } from "./body-of.ts";

const person = z.strictObject({
  email: z.email(),
  token: z.string().min(1).optional(),
  team: z.string().optional(),
  scope: z.array(z.enum(scopes)).min(1).optional(),
  role: z.enum(["admin", "member", "viewer", "collaborator"]).default("admin"),
});

/** Other people who work on the same apps, each with a token: what they change has their name in the apps' releases. */
export function peopleRoutes({ world, tokens }: Core): Hono {
  const routes = new Hono();
  const { store } = world;
  routes.post("/accounts", async (context) => {
    const { email, token = world.ids.uuid(), team, role, scope } = await bodyOf(context, person);
    if (tokens.has(token)) throw invalid("That token belongs to another account.");
    const owner = team === undefined ? undefined : store.teams.find("name", team);
    if (team !== undefined && !owner) throw invalid(`Couldn't find the team ${team}.`);
    const account = store.transaction(() => {
      const known = accountOf(world, email);
      admit(world, known, token, scope);
      if (owner) join(world, known, owner, role);
      return known;
    });
    return context.json({ id: account.id, email: account.email, token, scope: scope ?? ["global"] }, 201);
  });
  return routes;
}
