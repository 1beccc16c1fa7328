import { findRegion } from "../catalogue/regions.ts";
import { findStack } from "../catalogue/stacks.ts";
import { iso } from "../clock.ts";
import { uuidOf } from "../ids.ts";
import type { AppRow } from "../rows.ts";
import { times, type World } from "../world.ts";

/** The only generation emulated. */
export const cedar = { id: uuidOf("generation", "cedar"), name: "cedar" };

/** An app as `/apps` gives it. */
export function wireApp(world: World, app: AppRow): object {
  const team = app.teamId === null ? undefined : world.store.teams.get(app.teamId);
  const owner = team && { id: team.id, name: team.name };
  return {
    acm: app.acmSince !== null,
    generation: cedar,
    organization: owner ?? null,
    ...shared(world, app),
    team: owner ?? null,
  };
}

/** An app as `/teams/apps` gives it. */
export function wireTeamApp(world: World, app: AppRow): object {
  return { ...wireApp(world, app), joined: true, locked: app.locked };
}

/** The host name that every app has from Heroku. */
export function herokuHostname(app: AppRow): string {
  return `${app.name}-${app.webHash}.herokuapp.com`;
}

/** Who owns an app: its team's own account, or a person. */
export function ownerOf(world: World, app: AppRow): { email: string; id: string } {
  const team = app.teamId === null ? undefined : world.store.teams.get(app.teamId);
  if (team) return { email: `${team.name}@herokumanager.com`, id: team.id };
  return { email: world.store.accounts.get(app.accountId)?.email ?? "", id: app.accountId };
}

function shared(world: World, app: AppRow): object {
  return {
    archived_at: null,
    build_stack: identityOf(findStack(app.buildStack)),
    buildpack_provided_description: null,
    git_url: `https://git.heroku.com/${app.name}.git`,
    id: app.id,
    internal_routing: null,
    maintenance: app.maintenance,
    name: app.name,
    owner: ownerOf(world, app),
    region: identityOf(findRegion(app.region)),
    released_at: app.releasedAt === null ? null : iso(app.releasedAt),
    repo_size: null,
    slug_size: app.slugSize,
    space: spaceOf(world, app),
    stack: identityOf(findStack(app.stack)),
    web_url: `https://${herokuHostname(app)}/`,
    ...times(app),
  };
}

function spaceOf(world: World, { spaceId }: AppRow): object | null {
  const space = spaceId === undefined ? undefined : world.store.spaces.get(spaceId);
  return space ? { id: space.id, name: space.name, shield: space.shield } : null;
}

function identityOf({ id, name }: { id: string; name: string }): { id: string; name: string } {
  return { id, name };
}
