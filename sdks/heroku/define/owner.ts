import { z } from "zod";
import type { Heroku } from "../client/heroku.ts";
import { HerokuError } from "../client/heroku-error.ts";
import { isThere } from "../client/is-there.ts";
import { NotVisible } from "../client/not-visible.ts";
import { path } from "../client/path.ts";

type Values = Readonly<Record<string, unknown>>;

/** Inputs that name what a resource is a part of, the first of them that a resource has; and how that is asked for. */
const owners = [
  ["appId", (id: string) => path`/apps/${id}`],
  ["addonId", (id: string) => path`/addons/${id}`],
  ["pipelineId", (id: string) => path`/pipelines/${id}`],
] as const;

/**
 * Whether what a resource with these inputs and outputs is a part of is there; also of a resource that is a part of nothing. Asked
 * once a run, whatever hangs on it.
 *
 * @throws NotVisible when the key may not see it, or the team that owns it: then nothing can be said of its parts
 */
export async function isOwnerThere(api: Heroku, values: Values): Promise<boolean> {
  const owner = ownerOf(values);
  if (owner !== undefined) {
    if (await isThereThisRun(api, owner)) return true;
    await wholes.get(api)?.get(owner);
  }
  const holder = Holder.safeParse(values).data;
  if (holder?.team !== undefined) await requireTeam(api, holder.team);
  if (holder?.user !== undefined) await requireAccount(api, holder.user);
  return owner === undefined;
}

const wholes = new WeakMap<Heroku, Map<string, Promise<unknown>>>();

/**
 * Takes note that this run reads the object at this path. It alone knows its team: where that is not visible, its parts are not gone
 * either, though no list has the object.
 */
export function noteReading(api: Heroku, at: string, reading: Promise<unknown>): void {
  const ofApi = wholes.get(api) ?? new Map<string, Promise<unknown>>();
  wholes.set(api, ofApi.set(at, reading));
}

/** Path of the team or the account to which these inputs and outputs say that an object belongs. */
export function holderPath(values: Values): string | undefined {
  const holder = Holder.safeParse(values).data;
  if (holder?.team !== undefined) return teamPath(holder.team);
  return holder?.user === undefined ? undefined : accountPath(holder.user);
}

const teamPath = (team: string): string => path`/teams/${team}`;
const accountPath = (user: string): string => path`/users/${user}`;

function ownerOf(inputs: Values): string | undefined {
  for (const [key, pathOf] of owners) {
    const id = inputs[key];
    if (typeof id === "string") return pathOf(id);
  }
  return undefined;
}

const asked = new WeakMap<Heroku, Map<string, Promise<boolean>>>();

/** As `isThere`, asked once a run. */
export function isThereThisRun(api: Heroku, at: string): Promise<boolean> {
  const ofApi = asked.get(api) ?? new Map<string, Promise<boolean>>();
  asked.set(api, ofApi);
  const before = ofApi.get(at);
  if (before !== undefined) return before;
  const answer = isThere(api, at);
  ofApi.set(at, answer);
  answer.catch(() => ofApi.delete(at));
  return answer;
}

async function requireTeam(api: Heroku, team: string): Promise<void> {
  const at = teamPath(team);
  if (!(await isThereThisRun(api, at))) throw new NotVisible(at, `GET ${at}: 404`);
}

/** What belongs to a person is seen by that person alone. A key whose scope excludes the account cannot say whose it is. */
async function requireAccount({ platform }: Heroku, user: string): Promise<void> {
  const at = "/account";
  const { id } = await platform.send("GET", at, { response: z.object({ id: z.string() }) }).catch((error: unknown) => {
    if (error instanceof HerokuError && error.status === 403) throw new NotVisible(accountPath(user), `GET ${at}: 403`);
    throw error;
  });
  if (id !== user) throw new NotVisible(accountPath(user), `a key of account ${id}`);
}

const Owner = z.union([
  z.object({ type: z.literal("team"), id: z.string() }).transform(({ id }) => ({ team: id, user: undefined })),
  z.object({ type: z.literal("user"), id: z.string() }).transform(({ id }) => ({ team: undefined, user: id })),
]);

/** To whom an app or a pipeline belongs, or the pipeline that a resource is a part of. */
const Holder = z.union([
  // Of two Herokus, both may have a team of one name.
  z.object({ teamId: z.string() }).transform(({ teamId }) => ({ team: teamId, user: undefined })),
  z
    .object({ organization: z.object({ name: z.string() }) })
    .transform(({ organization }) => ({ team: organization.name, user: undefined })),
  z.object({ owner: Owner }).transform(({ owner }) => owner),
  z.object({ pipelineOwner: Owner }).transform(({ pipelineOwner }) => pipelineOwner),
]);
