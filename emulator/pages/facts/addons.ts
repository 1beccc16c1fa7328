import { nameOfPlan, planOf, serviceNamed, stateOf } from "../../model/catalogue.ts";
import { attachedVars } from "../../model/config.ts";
import type { AddonRow, AppRow } from "../../rows.ts";
import type { World } from "../../world.ts";
import { type State, stateIn } from "../state.ts";

const tones = { provisioning: "busy", provisioned: "good", deprovisioning: "busy", deprovisioned: "bad" } as const;

/** Add-ons of an app, its own first, then those that other apps share with it. */
export function addonsOf(world: World, app: AppRow) {
  const { addons, attachments } = world.store;
  const own = addons.where("app", app.id);
  const attached = attachments.where("app", app.id).map(({ addonId }) => addons.get(addonId));
  const rows = new Set([...own, ...attached.filter((row) => row !== undefined)]);
  return [...rows].map((row) => factsOf(world, app, row));
}

function factsOf(world: World, app: AppRow, row: AddonRow) {
  const { apps, attachments } = world.store;
  const all = attachments.where("addon", row.id);
  const here = all.filter(({ appId }) => appId === app.id);
  const plan = planOf(world, row.plan);
  const isOwn = row.appId === app.id;
  return {
    name: row.name,
    plan: nameOfPlan(world, row.plan),
    state: stateFor(world, row),
    /** A month; null where the price is agreed with the vendor. */
    cents: !isOwn ? 0 : plan?.contract ? null : (plan?.cents ?? 0),
    /** Names under which this app has it. */
    attachments: here.map(({ name }) => name),
    /** Keys of the config vars that it sets here. */
    keys: here.flatMap((attachment) => Object.keys(attachedVars(world, attachment))).sort(),
    /** The app that pays for it, where that is another one. */
    sharedBy: isOwn ? undefined : (apps.get(row.appId)?.name ?? "an app that is gone"),
    /** Other apps that have it too. */
    sharedWith: all.flatMap(({ appId }) => (appId === app.id ? [] : (apps.get(appId)?.name ?? []))),
  };
}

function stateFor(world: World, { service, state }: AddonRow): State {
  const sold = serviceNamed(world, service);
  if (sold && stateOf(world, sold) === "shutdown") return { tone: "bad", word: "service shut down" };
  return stateIn(tones, state);
}
