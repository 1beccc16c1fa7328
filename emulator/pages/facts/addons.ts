import { attachedVars } from "../../model/config.ts";
import { planOf, serviceNamed } from "../../model/declared-vendors.ts";
import { nameOfPlan } from "../../model/plans.ts";
import { stateOf } from "../../model/services.ts";
import type { AddonRow, AppRow } from "../../rows.ts";
import type { World } from "../../world.ts";
import { type State, stateIn } from "../state.ts";

/** An add-on that an app owns, or that another app shares with it. */
export interface AddonFacts {
  readonly name: string;
  readonly plan: string;
  readonly state: State;
  /** A month; null where the price is agreed with the vendor. */
  readonly cents: number | null;
  /** Names under which this app has it. */
  readonly attachments: readonly string[];
  /** Keys of the config vars that it sets here. */
  readonly keys: readonly string[];
  /** The app that pays for it, where that is another one. */
  readonly sharedBy: string | undefined;
  /** Other apps that have it too. */
  readonly sharedWith: readonly string[];
}

const tones = { provisioning: "busy", provisioned: "good", deprovisioning: "busy", deprovisioned: "bad" } as const;

/** Add-ons of an app, its own first. */
export function addonsOf(world: World, app: AppRow): AddonFacts[] {
  const { addons, attachments } = world.store;
  const own = addons.where("app", app.id);
  const attached = attachments.where("app", app.id).map(({ addonId }) => addons.get(addonId));
  const rows = new Set([...own, ...attached.filter((row) => row !== undefined)]);
  return [...rows].map((row) => factsOf(world, app, row));
}

function factsOf(world: World, app: AppRow, row: AddonRow): AddonFacts {
  const { apps, attachments } = world.store;
  const all = attachments.where("addon", row.id);
  const here = all.filter(({ appId }) => appId === app.id);
  const plan = planOf(world, row.plan);
  const isOwn = row.appId === app.id;
  return {
    name: row.name,
    plan: nameOfPlan(world, row.plan),
    state: stateFor(world, row),
    cents: !isOwn ? 0 : plan?.contract ? null : (plan?.cents ?? 0),
    attachments: here.map(({ name }) => name),
    keys: here.flatMap((attachment) => Object.keys(attachedVars(world, attachment))).sort(),
    sharedBy: isOwn ? undefined : (apps.get(row.appId)?.name ?? "an app that is gone"),
    sharedWith: all.flatMap(({ appId }) => (appId === app.id ? [] : (apps.get(appId)?.name ?? []))),
  };
}

function stateFor(world: World, { service, state }: AddonRow): State {
  const sold = serviceNamed(world, service);
  if (sold && stateOf(world, sold) === "shutdown") return { tone: "bad", word: "service shut down" };
  return stateIn(tones, state);
}
