import { z } from "zod";
import { scopes } from "../access/scopes.ts";
import type { Core } from "../core.ts";
import { accountOf, admit, join } from "../model/accounts.ts";
import { invalid, orInvalid } from "../problems.ts";
import type { ControlRoutes } from "./control-routes.ts";

const person = z.strictObject({
  email: z.email(),
  token: z.string().min(1).optional(),
  team: z.string().optional(),
  scope: z.array(z.enum(scopes)).min(1).optional(),
  role: z.enum(["admin", "member", "viewer", "collaborator"]).default("admin"),
});

/** Other people who work on the same apps, each with a token: what they change has their name in the apps' releases. */
export function peopleRoutes({ world, tokens }: Core, { create }: ControlRoutes): void {
  create("/accounts", person, ({ email, token = world.ids.uuid(), team, role, scope }) => {
    if (tokens.has(token)) throw invalid("That token belongs to another account.");
    const owner = team === undefined ? undefined : orInvalid(world.store.teams.find("name", team), "team", team);
    const account = accountOf(world, email);
    admit(world, account, token, scope);
    if (owner) join(world, account, owner, role);
    return { id: account.id, email: account.email, token, scope: scope ?? ["global"] };
  });
}
