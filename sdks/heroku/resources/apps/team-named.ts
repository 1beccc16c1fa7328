import { z } from "zod";
import type { Heroku } from "../../client/heroku.ts";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";

/** A team as the key's owner sees it. */
export type TeamWire = z.output<typeof TeamWire>;
const TeamWire = z.object({ id: z.string(), name: z.string(), role: z.string().nullish() });

const asked = new WeakMap<Heroku, Map<string, Promise<TeamWire | undefined>>>();

/** The team of that name, `undefined` when the key sees none. Asked once a run, in which teams stay. Source: `GET /teams/{team}`. */
export function teamNamed(api: Heroku, name: string): Promise<TeamWire | undefined> {
  const known = asked.get(api) ?? new Map<string, Promise<TeamWire | undefined>>();
  asked.set(api, known);
  const team = known.get(name) ?? orMissing(api.platform.send("GET", path`/teams/${name}`, { answer: TeamWire }));
  known.set(name, team);
  team.catch(() => known.delete(name));
  return team;
}
