import { z } from "zod";
import { deleteIdempotent } from "../client/delete-idempotent.ts";
import { orMissing } from "../client/or-missing.ts";
import { path } from "../client/path.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { requireUnlisted } from "../define/require-unlisted.ts";
import { follows } from "../define/traits.ts";
import { AppInputs } from "./apps/app-inputs.ts";
import { ensureApp } from "./apps/app-settings.ts";
import { AppWire, ListedApp } from "./apps/app-wire.ts";
import { areBuildpacks, buildpacksOf, type Installation, writtenBuildpack } from "./apps/buildpacks.ts";
import { refuseForeignAddons, refuseLeftAddons } from "./apps/foreign-addons.ts";
import { freshApps } from "./apps/fresh-apps.ts";
import { existingApp, makeApp } from "./apps/make-app.ts";
import { writtenSpace } from "./apps/space-of.ts";
import { isInTeam, ownerOf, teamOf } from "./apps/team-of.ts";
import { validateApp } from "./apps/validate-app.ts";
import { gone } from "./lifecycle/gone.ts";
import { ownership } from "./lifecycle/ownership.ts";
import { readRow } from "./lifecycle/read-from-list-or-api.ts";

export const app = defineResource({
  token: "heroku:index/app:App",
  summary: "Creates a team app, with its stack, buildpacks and automatic certificates (ACM).",
  inputs: AppInputs,
  outputs: z.object({
    gitUrl: follows(z.string(), "name").describe("URL of the Git remote."),
    webUrl: follows(z.string(), "name").describe("URL of the app's default domain."),
    teamId: follows(z.string().optional(), "organization").describe("Id of the team that owns the app."),
  }),
  importId: "<app id or name>",
  addresses: addressesOf,
  uniqueName: ({ name }) => (name === undefined ? undefined : { property: "name", noun: "an app's name", name }),
  replacement: {
    loses: "the app with its add-ons and their data, its config vars and its releases",
    existing: existingApp,
  },
  async create(context, inputs) {
    const { object: live, found } = await makeApp(context, inputs);
    ownership.note(context, live.id);
    context.checkpoint(live.id, outputsOf(live));
    if (!found) freshApps(context.api).add(live.id);
    const buildpacks = found ? await wantedBuildpacks(context, live.id, inputs.buildpacks) : [];
    return { id: live.id, outputs: outputsOf(await ensureApp(context, live, buildpacks, inputs)) };
  },
  async read(context, { id, inputs }) {
    const live = await readRow(context.api, inputs, ["/apps", id], AppWire, ListedApp);
    if (live === undefined) return undefined;
    if (inputs === undefined && teamOf(live) === undefined) throw new Error(notOfATeam(live));
    const managed = inputs === undefined || inputs.buildpacks !== undefined;
    const buildpacks = managed ? written(await buildpacksOf(context.api, live.id), inputs?.buildpacks) : undefined;
    return {
      id: live.id,
      inputs: {
        name: live.name,
        organization: { name: writtenOwner(live, inputs?.organization.name) },
        region: live.space ? (inputs?.region ?? "us") : live.region.name,
        ...writtenSpace(live, inputs?.space),
        ...(inputs !== undefined && inputs.stack === undefined ? {} : { stack: live.build_stack.name }),
        ...(buildpacks === undefined ? {} : { buildpacks }),
        acm: live.acm,
        maintenance: live.maintenance,
      },
      outputs: outputsOf(live),
    };
  },
  async update(context, prior, inputs) {
    // Buildpacks no longer declared are cleared once, so that Heroku detects them again.
    const wanted = { ...inputs, buildpacks: inputs.buildpacks ?? (prior.inputs.buildpacks && []) };
    const [live, buildpacks] = await Promise.all([
      getApp(context, prior.id),
      wantedBuildpacks(context, prior.id, wanted.buildpacks),
    ]);
    if (live === undefined) throw gone(`app ${prior.inputs.name}`);
    return outputsOf(await ensureApp(context, live, buildpacks, wanted));
  },
  /** Without a domain of its own, an app is served with Heroku's certificate. */
  isBreaking: async ({ api }, input, { id }) => input !== "acm" || hasOwnDomain(api, id),
  async delete(context, { id, inputs }) {
    if (ownership.handedOver(context, id)) return;
    await refuseLeftAddons(context, id);
    const confirmGone = () => requireUnlisted(context.api, addressesOf(id, inputs));
    await deleteIdempotent(context, path`/apps/${id}`, { id, confirmGone });
  },
  async validateRemoval(context, { id }) {
    if (ownership.heldBy(context, id) === undefined) await refuseForeignAddons(context, id);
  },
  validatePreview: validateApp,
});

type Caller = Pick<Context, "api">;

function addressesOf(id: string, { name }: { readonly name: string }): string[] {
  return [path`/apps/${id}`, path`/apps/${name}`];
}

function getApp({ api }: Caller, id: string): Promise<AppWire | undefined> {
  return orMissing(api.platform.send("GET", path`/apps/${id}`, { response: AppWire }));
}

async function hasOwnDomain(api: Context["api"], appId: string): Promise<boolean> {
  const domains = await orMissing(api.platform.list(path`/apps/${appId}/domains`, z.object({ kind: z.string() })));
  return domains?.some(({ kind }) => kind === "custom") ?? false;
}

async function wantedBuildpacks(
  { api }: Caller,
  appId: string,
  wanted: readonly string[] | undefined,
): Promise<Installation[]> {
  if (wanted === undefined) return [];
  return (await orMissing(buildpacksOf(api, appId))) ?? [];
}

/** A team may be declared by its id. */
const writtenOwner = (live: AppWire, team: string | undefined): string =>
  team !== undefined && isInTeam(live, team) ? team : ownerOf(live);

const notOfATeam = (live: AppWire): string =>
  `app ${live.name}: expected an app of a team, got one of ${ownerOf(live)}; ` +
  `transfer it first: heroku apps:transfer --app ${live.name} <team>`;

/** The user's spelling while it still says the same. */
function written(installed: Installation[], wanted: string[] | undefined): string[] | undefined {
  if (wanted !== undefined && areBuildpacks(installed, wanted)) return wanted;
  if (wanted === undefined && installed.length === 0) return undefined;
  return installed.map(writtenBuildpack);
}

const outputsOf = (live: AppWire) => ({ gitUrl: live.git_url, webUrl: live.web_url ?? "", teamId: live.team?.id });
