import { HerokuError } from "../../client/heroku-error.ts";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import type { Context, PreviewContext } from "../../define/definition.ts";
import { AppWire } from "./app-wire.ts";
import { notOurs } from "./make-app.ts";
import { reasonsAgainst } from "./pristine-app.ts";
import { refuseMissingSpace } from "./space-of.ts";
import { teamNamed } from "./team-named.ts";
import { transferNotice } from "./transfer-app.ts";

type Caller = Pick<Context, "api" | "urn" | "say">;

/** What is known of an app that is to be. */
interface PlannedApp {
  readonly name?: string;
  readonly organization?: { readonly name: string };
  readonly region?: string;
  readonly space?: string | undefined;
}

/** Refuses an app whose name is taken, and one that is to come into a team that lets the key's owner make none. Tells of a transfer. */
export async function validateApp(
  context: Caller,
  inputs: PlannedApp,
  { prior, isManaged }: PreviewContext<PlannedApp, unknown>,
): Promise<void> {
  const { name, organization, region, space } = inputs;
  if (organization === undefined || region === undefined) return;
  await validateHome(context, organization.name, space, prior?.inputs);
  if (name === undefined || name === prior?.inputs.name) return;
  const live = await appNamed(context, name);
  if (live === undefined || (live !== "hidden" && isManaged(live.id))) return;
  const against =
    live === "hidden"
      ? ["it belongs to somebody else"]
      : prior !== undefined
        ? ["it is another app than the one that is renamed"]
        : await reasonsAgainst(context, live, { team: organization.name, region, space });
  if (against.length > 0) throw notOurs(context, name, against, undefined);
}

async function validateHome(
  context: Caller,
  team: string,
  space: string | undefined,
  before: PlannedApp | undefined,
): Promise<void> {
  if (space !== undefined && before === undefined) await refuseMissingSpace(context, space);
  const owner = before?.organization?.name;
  if (owner === team) return;
  await refuseClosedTeam(context, team);
  if (owner !== undefined) context.say(transferNotice(before?.name ?? "", owner, team));
}

/** The roles that may only work on the apps they were given. */
const guests: readonly unknown[] = ["collaborator", "viewer"];

async function refuseClosedTeam({ api }: Caller, name: string): Promise<void> {
  const role = (await teamNamed(api, name))?.role;
  if (!guests.includes(role)) return;
  throw new Error(
    `organization.name: expected a team in which you may make apps, got ${name}, where you are a ${role}; ` +
      "ask one of its admins to make you a member",
  );
}

/** Heroku answers 403 for an app that the key may not see. Source: `GET /apps/{app}`. */
async function appNamed({ api }: Caller, name: string): Promise<AppWire | "hidden" | undefined> {
  try {
    return await orMissing(api.platform.send("GET", path`/apps/${name}`, { answer: AppWire }));
  } catch (error) {
    if (error instanceof HerokuError && error.status === 403) return "hidden";
    throw error;
  }
}
