import { z } from "zod";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import { cachedPerRun } from "../../client/per-run.ts";

/** The roles that may only work on the apps they were given. */
const guests: readonly unknown[] = ["collaborator", "viewer"];

/** The role by which the key's owner may make neither apps nor pipelines in a team; `undefined` where that is possible. */
export function guestRole({ role }: { readonly role?: string | null | undefined }): string | undefined {
  return role != null && guests.includes(role) ? role : undefined;
}

/** A team as the key's owner sees it. */
const TeamWire = z.object({ id: z.string(), name: z.string(), role: z.string().nullish() });

/** The team of that name, `undefined` when the key sees none. Asked once a run, in which teams stay. Source: `GET /teams/{team}`. */
export const teamNamed = cachedPerRun((api, name) =>
  orMissing(api.platform.send("GET", path`/teams/${name}`, { response: TeamWire })),
);
