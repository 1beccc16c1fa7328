import type { AppRow } from "../../rows.ts";
import { ownerOf } from "../../wire/app.ts";
import type { World } from "../../world.ts";
import type { State } from "../state.ts";
import { type AddonFacts, addonsOf } from "./addons.ts";
import { type ScheduleFacts, schedulesOf, type TransferFacts, transfersOf } from "./backups.ts";
import { type KeyFacts, keysOf } from "./config-vars.ts";
import { addressesOf, type CertificateFacts, certificateFactsOf, type DomainFacts, domainsOf } from "./domains.ts";
import { type DrainFacts, drainsOf } from "./drains.ts";
import { type DynoFacts, dynosOf } from "./dynos.ts";
import { type PersonFacts, peopleOf } from "./people.ts";
import { newestReleaseOf, type ReleaseFacts } from "./releases.ts";
import { type WebhookFacts, webhooksOf } from "./webhooks.ts";

/** What pages say of an app. Nothing of it is a value of a config var, a token, or the address of a database. */
export interface AppFacts {
  readonly name: string;
  /** Its team's name, or its owner's e-mail address. */
  readonly owner: string;
  readonly region: string;
  readonly stack: string;
  readonly space: string | undefined;
  readonly release: ReleaseFacts | undefined;
  readonly dynos: readonly DynoFacts[];
  readonly addons: readonly AddonFacts[];
  readonly domains: readonly DomainFacts[];
  readonly certificate: CertificateFacts | undefined;
  readonly addresses: readonly string[];
  readonly keys: readonly KeyFacts[];
  readonly features: readonly string[];
  readonly people: readonly PersonFacts[];
  readonly drains: readonly DrainFacts[];
  readonly schedules: readonly ScheduleFacts[];
  readonly transfers: readonly TransferFacts[];
  readonly webhooks: readonly WebhookFacts[];
  /** What it costs a month, as far as prices are known. */
  readonly cents: number;
  /** Of the app as a whole, such as its maintenance mode. */
  readonly states: readonly State[];
}

/** Looks at an app. */
export function factsOf(world: World, app: AppRow): AppFacts {
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
    cents: [...dynos, ...addons].reduce((sum, { cents }) => sum + (cents ?? 0), 0),
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
