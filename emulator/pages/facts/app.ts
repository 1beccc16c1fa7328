import { findDynoSize } from "../../catalogue/dyno-sizes.ts";
import { attachedVars } from "../../model/config.ts";
import type { AppRow } from "../../rows.ts";
import { ownerOf } from "../../wire/app.ts";
import type { World } from "../../world.ts";
import type { State } from "../state.ts";
import { addonsOf } from "./addons.ts";
import { schedulesOf, transfersOf } from "./backups.ts";
import { addressesOf, certificateFactsOf, domainsOf } from "./domains.ts";
import { peopleOf } from "./people.ts";
import { drainsOf, webhooksOf } from "./receivers.ts";
import { newestReleaseOf } from "./releases.ts";

/** What pages say of an app. Nothing of it is a value of a config var, a token, or the address of a database. */
export type AppFacts = ReturnType<typeof factsOf>;

/** Looks at an app. */
export function factsOf(world: World, app: AppRow) {
  const { store } = world;
  const dynos = dynosOf(world, app);
  const addons = addonsOf(world, app);
  return {
    name: app.name,
    owner: nameOfOwner(world, app),
    region: app.region,
    stack: app.stack,
    space: app.spaceId === undefined ? undefined : store.spaces.get(app.spaceId)?.name,
    release: newestReleaseOf(world, app),
    dynos,
    addons,
    domains: domainsOf(world, app),
    certificate: certificateFactsOf(world, app),
    addresses: addressesOf(world, app),
    keys: keysOf(world, app),
    features: store.features.where("owner", app.id).flatMap(({ name, enabled }) => (enabled ? [name] : [])),
    people: peopleOf(world, app),
    drains: drainsOf(world, app),
    schedules: schedulesOf(world, app),
    transfers: transfersOf(world, app),
    webhooks: webhooksOf(world, app),
    /** What it costs a month, as far as prices are known. */
    cents: [...dynos, ...addons].reduce((sum, { cents }) => sum + (cents ?? 0), 0),
    /** Of the app as a whole, such as its maintenance mode. */
    states: statesOf(app),
  };
}

/** A team's name, or a person's e-mail address. */
export function nameOfOwner(world: World, app: AppRow): string {
  const team = app.teamId === null ? undefined : world.store.teams.get(app.teamId);
  return team?.name ?? ownerOf(world, app).email;
}

function statesOf({ maintenance, locked }: AppRow): State[] {
  return [
    ...(maintenance ? [{ tone: "warning", word: "maintenance mode" } as const] : []),
    ...(locked ? [{ tone: "plain", word: "locked" } as const] : []),
  ];
}

/**
 * Process types of an app. Dynos run no code here, so those that are asked for are up. Commands are left
 * out: people write values into them.
 */
function dynosOf({ store }: World, { id }: AppRow) {
  return store.formations.where("app", id).map(({ type, size, quantity }) => {
    const state: State = quantity === 0 ? { tone: "plain", word: "scaled to 0" } : { tone: "good", word: "up" };
    return { type, size, quantity, cents: quantity * (findDynoSize(size)?.cents ?? 0), state };
  });
}

/** Keys of an app's config vars, in their order, and the attachment that sets each where an add-on does. No page reads their values. */
function keysOf(world: World, { id }: AppRow) {
  const own = Object.keys(world.store.configs.get(id)?.vars ?? {});
  const ofAddons = world.store.attachments.where("app", id).flatMap((attachment) => {
    return Object.keys(attachedVars(world, attachment)).map((key): [string, string] => [key, attachment.name]);
  });
  const setBy = new Map(ofAddons);
  const keys = new Set([...own, ...setBy.keys()]);
  return [...keys].sort().map((key) => ({ key, setBy: setBy.get(key) }));
}
