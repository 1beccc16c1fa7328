import { z } from "zod";
import { HerokuError } from "../../client/heroku-error.ts";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import { howToConfirm } from "../../define/confirmation.ts";
import type { Context, PreviewContext } from "../../define/definition.ts";
import { ifReadable } from "../lifecycle/if-readable.ts";
import { plannedTransfers } from "../lifecycle/planned-transfers.ts";
import type { AppInputs } from "./app-inputs.ts";
import { AppWire } from "./app-wire.ts";
import { notOurs, OF_OTHERS } from "./make-app.ts";
import { reasonsAgainst } from "./pristine-app.ts";
import { guestRole, teamNamed } from "./team-named.ts";
import { transferNotice } from "./transfer-app.ts";
import { refuseUnknownRegion, refuseUnknownSpace, refuseUnknownStack } from "./validate-place.ts";

type Caller = Pick<Context, "api" | "confirmed" | "isForeign" | "log" | "urn">;

/**
 * Refuses an app whose name is taken, whose stack, region, private space or buildpacks Heroku does not have, and one that is to
 * come into a team that lets the key's owner make none. Announces a transfer.
 */
export async function validateApp(
  context: Caller,
  inputs: Partial<AppInputs>,
  preview: PreviewContext<AppInputs, unknown>,
): Promise<void> {
  const { name, stack, buildpacks } = inputs;
  const before = preview.prior?.inputs;
  if (buildpacks !== undefined) refuseOddBuildpacks(buildpacks);
  if (stack !== undefined && stack !== before?.stack) await refuseUnknownStack(context.api, stack);
  await refuseHome(context, inputs, preview.prior);
  if (name !== undefined && name !== before?.name) await refuseTakenName(context, name, inputs, preview);
}

async function refuseHome(
  context: Caller,
  { organization, region, space }: Partial<AppInputs>,
  prior: PreviewContext<AppInputs, unknown>["prior"],
): Promise<void> {
  if (organization === undefined) return;
  const { name: team } = organization;
  const owner = prior?.inputs.organization?.name;
  if (owner === team) return;
  await refuseClosedTeam(context, team);
  if (prior !== undefined && owner !== undefined) {
    plannedTransfers(context.api).set(prior.id, team);
    context.log(transferNotice(prior.inputs.name ?? "", owner, team));
  } else if (space !== undefined) await refuseUnknownSpace(context.api, space, team);
  else if (region !== undefined) await refuseUnknownRegion(context.api, region);
}

async function refuseTakenName(
  context: Caller,
  name: string,
  { organization, region, space }: Partial<AppInputs>,
  { prior, isManaged, takesOver }: PreviewContext<AppInputs, unknown>,
): Promise<void> {
  if (organization === undefined || region === undefined) return;
  const live = await appNamed(context, name);
  if (live === undefined || (live !== "hidden" && isManaged(live.id))) return;
  if (live === "hidden") throw notOurs(context, name, [OF_OTHERS]);
  if (prior !== undefined) throw await nameInUse(context, name, live.id);
  const isOthers = context.isForeign(live.id);
  // A replacement by force that is confirmed: without a refresh, only the `up` can tell whether the stack has this app.
  if (context.confirmed("replace") && !isOthers) return;
  const against = await reasonsAgainst(context, live, { team: organization.name, region, space });
  const ifOurs = `which deletes it with its add-ons and their data; to go ahead, ${howToConfirm(context.urn, "replace")}`;
  if (against.length > 0) throw notOurs(context, name, against, isOthers ? {} : { ifOurs });
  takesOver(live.id, { object: "app", name: live.name });
}

async function refuseClosedTeam({ api }: Caller, name: string): Promise<void> {
  const team = await teamNamed(api, name);
  if (team === undefined) throw new Error(`organization.name: expected a team that the key sees, got ${name}`);
  const role = guestRole(team);
  if (role === undefined) return;
  throw new Error(
    `organization.name: expected a team in which you may make apps, got ${name}, where you are a ${role}; ` +
      "ask one of its admins to make you a member",
  );
}

/** Heroku answers 403 for an app that the key may not see. Source: `GET /apps/{app}`. */
async function appNamed({ api }: Caller, name: string): Promise<AppWire | "hidden" | undefined> {
  try {
    return await orMissing(api.platform.send("GET", path`/apps/${name}`, { response: AppWire }));
  } catch (error) {
    if (error instanceof HerokuError && error.status === 403) return "hidden";
    throw error;
  }
}

const Coupling = z.object({ stage: z.string(), pipeline: z.object({ id: z.string() }) });
const Named = z.object({ name: z.string() });

/**
 * The error of an app that cannot be renamed, since another app has the name: maybe another environment's, after two names were swapped
 * by hand. That one is not offered for import, as the state has an app in its place.
 */
async function nameInUse(context: Pick<Context, "api">, name: string, id: string): Promise<Error> {
  const place = await placeOf(context, id);
  return new Error(
    `name: expected the name of no app yet, got ${name}, which another app has than the one that is renamed${place}; choose another ` +
      `name, or give that app another one, if its address and git remote are not in use (heroku apps:rename <another name> --app ${name}), and run this again`,
  );
}

async function placeOf({ api: { platform } }: Pick<Context, "api">, id: string): Promise<string> {
  const coupling = await ifReadable(platform.send("GET", path`/apps/${id}/pipeline-couplings`, { response: Coupling }));
  if (coupling === undefined) return "";
  const { pipeline, stage } = coupling;
  const at = path`/pipelines/${pipeline.id}`;
  const named = await ifReadable(platform.send("GET", at, { response: Named }));
  return ` and that is in use: it is in the stage ${stage} of the pipeline ${named?.name ?? pipeline.id}`;
}

/** `heroku/nodejs`, `urn:buildpack:heroku/nodejs`, or an address of a repository or an archive. */
const spellings = [/^(urn:buildpack:)?[\w.-]+\/[\w.-]+$/, /^(https?|git|ssh):\/\/[^\s/]+\/\S+$/, /^git@[^\s:]+:\S+$/];

/**
 * Refuses what is no buildpack by its form, and one that is declared twice. Heroku's API cannot tell whether the registry has
 * a name: its index is no part of the API.
 */
function refuseOddBuildpacks(buildpacks: readonly string[]): void {
  for (const [place, buildpack] of buildpacks.entries()) {
    if (!spellings.some((spelling) => spelling.test(buildpack))) {
      throw new Error(
        `buildpacks[${place}]: expected a name of Heroku's registry such as heroku/nodejs, or a URL, got ${JSON.stringify(buildpack)}`,
      );
    }
    const first = buildpacks.findIndex((other) => nameOf(other) === nameOf(buildpack));
    if (first < place) {
      throw new Error(
        `buildpacks[${place}]: expected each buildpack once, got ${buildpack} again (see buildpacks[${first}])`,
      );
    }
  }
}

const nameOf = (buildpack: string): string => buildpack.replace(/^urn:buildpack:/, "");
