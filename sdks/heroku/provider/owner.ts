import { z } from "zod";
import type { Heroku } from "../client/heroku.ts";
import { orMissing } from "../client/or-missing.ts";
import { path } from "../client/path.ts";

/** Inputs that name what a resource is a part of, the first of them that a resource has; and how that is asked for. */
const owners = [
  ["appId", (id: string) => path`/apps/${id}`],
  ["addonId", (id: string) => path`/addons/${id}`],
  ["pipelineId", (id: string) => path`/pipelines/${id}`],
] as const;

const asked = new WeakMap<Heroku, Map<string, Promise<boolean>>>();

/**
 * Whether what a resource is a part of is there; also of a resource that is a part of nothing. Asked once a run, whatever hangs
 * on it.
 *
 * @throws when the key may not see it (403): then nothing can be said of its parts
 */
export async function isOwnerThere(api: Heroku, inputs: Readonly<Record<string, unknown>>): Promise<boolean> {
  for (const [key, pathOf] of owners) {
    const id = inputs[key];
    if (typeof id === "string") return isThere(api, pathOf(id));
  }
  const team = teamIn(inputs);
  // Of an app or a pipeline of a team that the key may not see, nothing can be said either.
  if (team !== undefined) await isThere(api, path`/teams/${team}`);
  return true;
}

function isThere(api: Heroku, at: string): Promise<boolean> {
  const ofApi = asked.get(api) ?? new Map<string, Promise<boolean>>();
  asked.set(api, ofApi);
  const before = ofApi.get(at);
  if (before !== undefined) return before;
  const answer = orMissing(api.platform.send("GET", at, { answer: z.unknown() })).then((found) => found !== undefined);
  ofApi.set(at, answer);
  answer.catch(() => ofApi.delete(at));
  return answer;
}

const Team = z.union([
  z.object({ organization: z.object({ name: z.string() }) }).transform(({ organization }) => organization.name),
  z.object({ owner: z.object({ type: z.literal("team"), id: z.string() }) }).transform(({ owner }) => owner.id),
]);

function teamIn(inputs: Readonly<Record<string, unknown>>): string | undefined {
  return Team.safeParse(inputs).data;
}
