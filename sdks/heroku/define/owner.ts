import { z } from "zod";
import type { Heroku } from "../client/heroku.ts";
import { HerokuError } from "../client/heroku-error.ts";
import { isThere } from "../client/is-there.ts";
import { NotVisible } from "../client/not-visible.ts";
import { path } from "../client/path.ts";
import { cachedPerRun, perRun } from "../client/per-run.ts";

type Values = Readonly<Record<string, unknown>>;

/** Inputs that name a resource's owner, in order of preference, with the owner's path. */
const owners = [
  ["appId", (id: string) => path`/apps/${id}`],
  ["addonId", (id: string) => path`/addons/${id}`],
  ["pipelineId", (id: string) => path`/pipelines/${id}`],
] as const;

/**
 * Whether the owner of a resource with these inputs and outputs exists; true for a resource without one. Read once a run.
 *
 * @throws NotVisible when the key cannot see the owner, or the owner's team: then nothing is known of its parts
 */
export async function isOwnerThere(api: Heroku, values: Values): Promise<boolean> {
  const owner = ownerOf(values);
  if (owner !== undefined) {
    if (await isThereThisRun(api, owner)) return true;
    await wholes(api).get(owner);
  }
  const holder = Holder.safeParse(values).data;
  if (holder?.team !== undefined) await requireTeam(api, holder.team);
  if (holder?.user !== undefined) await requireAccount(api, holder.user);
  return owner === undefined;
}

const wholes = perRun(() => new Map<string, Promise<unknown>>());

/**
 * Records that this run reads the object at this path, which alone has its team: where the key cannot see that, its parts do not count
 * as gone, although no list has the object.
 */
export function noteReading(api: Heroku, at: string, reading: Promise<unknown>): void {
  wholes(api).set(at, reading);
}

/** Path of the team or account that owns an object with these inputs and outputs. */
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

/** As `isThere`, cached for the run. */
export const isThereThisRun = cachedPerRun(isThere);

async function requireTeam(api: Heroku, team: string): Promise<void> {
  const at = teamPath(team);
  if (!(await isThereThisRun(api, at))) throw new NotVisible(at, `GET ${at}: 404`);
}

/** Only its owner sees an object of a personal account. A key whose scope excludes the account cannot tell its owner. */
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

/** The owner of an app or a pipeline, or a resource's pipeline. */
const Holder = z.union([
  // Two instances of Heroku may have teams of the same name.
  z.object({ teamId: z.string() }).transform(({ teamId }) => ({ team: teamId, user: undefined })),
  z
    .object({ organization: z.object({ name: z.string() }) })
    .transform(({ organization }) => ({ team: organization.name, user: undefined })),
  z.object({ owner: Owner }).transform(({ owner }) => owner),
  z.object({ pipelineOwner: Owner }).transform(({ pipelineOwner }) => pipelineOwner),
]);
