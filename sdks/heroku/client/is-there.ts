import { z } from "zod";
import type { Endpoint, Heroku } from "./heroku.ts";
import { HerokuError } from "./heroku-error.ts";
import { NotVisible } from "./not-visible.ts";
import { orNotVisible } from "./or-missing.ts";
import { OLDEST_LIST_MS } from "./shared-lists.ts";

/**
 * Whether the app, add-on, pipeline or team of this path, such as `/apps/<id>`, exists. A 404 counts only where no list has it.
 *
 * @throws NotVisible when the key cannot see it: then nothing is known of its parts
 */
export async function isThere({ platform }: Heroku, at: string): Promise<boolean> {
  try {
    await platform.send("GET", at, { response: z.unknown() });
    return true;
  } catch (error) {
    if (!(error instanceof HerokuError) || (error.status !== 403 && error.status !== 404)) throw error;
    if (error.status === 403) throw new NotVisible(at, error);
    await refuseListed(platform, at, error);
    return false;
  }
}

/** @throws NotVisible when a list has the object although its path did not return it; `answer` is that response. */
export async function refuseListed(platform: Endpoint, at: string, answer: HerokuError | string): Promise<void> {
  const [, collection, id] = at.split("/");
  // Parts have no list that helps here.
  if (id === undefined || at.split("/").length !== 3) return;
  const name = await listedName(platform, `/${collection}`, decodeURIComponent(id));
  if (name !== undefined) throw new NotVisible(at, answer, name);
}

const Listed = z.object({ id: z.string(), name: z.string().optional() });
const Team = z.object({ id: z.string() });

/** The object's name in Heroku's lists; `undefined` where no list has it. An app may be only in its team's list. */
async function listedName(platform: Endpoint, collection: string, id: string): Promise<string | undefined> {
  if (!listed.has(collection)) return undefined;
  const found = await inList(platform, collection, id);
  if (found !== undefined || collection !== "/apps") return found;
  const teams = (await orNotVisible(platform.list("/teams", Team, shared))) ?? [];
  const ofTeams = await Promise.all(teams.map((team) => inList(platform, `/teams/${team.id}/apps`, id)));
  return ofTeams.find((name) => name !== undefined);
}

const listed = new Set(["/apps", "/addons", "/pipelines"]);
const shared = { oldestMs: OLDEST_LIST_MS };

/** An object in a cached list is searched in a new one: it may have been deleted since. */
async function inList(platform: Endpoint, list: string, id: string): Promise<string | undefined> {
  const before = await orNotVisible(platform.row(list, id, Listed));
  if (before === undefined) return undefined;
  const now = (await orNotVisible(platform.list(list, Listed))) ?? [];
  const found = now.find((row) => row.id === id);
  return found && (found.name ?? found.id);
}
