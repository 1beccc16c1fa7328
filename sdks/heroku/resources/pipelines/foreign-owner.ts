import { z } from "zod";
import type { Heroku } from "../../client/heroku.ts";
import { HerokuError } from "../../client/heroku-error.ts";
import { mayHaveSucceeded } from "../../client/may-have-succeeded.ts";
import { guestRole, teamNamed } from "../apps/team-named.ts";
import { cachedPerRun } from "../lifecycle/cached-per-run.ts";
import { ifReadable } from "../lifecycle/if-readable.ts";

/** The account of the key, looked up once a run. Source: `GET /account`. */
const account = cachedPerRun((api) => api.platform.send("GET", "/account", { response: z.object({ id: z.string() }) }));

/** Refuses an owner for whom the key's account can make no pipeline: a team that it is not in or only a guest of, or another person. */
export async function refuseForeignOwner(api: Heroku, owner: { id: string; type: "team" | "user" }): Promise<void> {
  if (owner.type === "team") {
    return refuseTeam(api, owner.id);
  }
  const own = await ifReadable(account(api));
  if (own === undefined || own.id === owner.id) return;
  throw new Error(
    `owner.id: expected the key's own account, ${own.id}, or a team (owner.type: "team"), got ${owner.id}`,
  );
}

/** Heroku answers 404 or 403 for a team of others. */
async function refuseTeam(api: Heroku, id: string): Promise<void> {
  const team = await teamNamed(api, id).catch((error: unknown) => {
    if (mayHaveSucceeded(error)) return {};
    if (error instanceof HerokuError && error.status === 403) return undefined;
    throw error;
  });
  if (team === undefined) throw new Error(`owner.id: expected a team that the key sees, got ${id}`);
  const role = guestRole(team);
  if (role === undefined) return;
  throw new Error(
    `owner.id: expected a team in which you may make pipelines, got ${id}, where you are a ${role}; ` +
      "ask one of its admins to make you a member",
  );
}
