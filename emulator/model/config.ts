import type { AttachmentRow } from "../rows.ts";
import type { World } from "../world.ts";
import { valuesFor } from "./credentials.ts";

type Vars = Readonly<Record<string, string>>;

/** The config vars that an attachment gives its app; none while the add-on is being provisioned. */
export function attachedVars(world: World, attachment: AttachmentRow): Vars {
  const addon = world.store.addons.get(attachment.addonId);
  if (addon?.state !== "provisioned") return {};
  return Object.fromEntries(
    Object.entries(valuesFor(world, addon, attachment.namespace)).map(([suffix, value]) => [
      `${attachment.name}_${suffix}`,
      value,
    ]),
  );
}

/** Config vars that add-ons give an app. People cannot overwrite them. */
export function addonVars(world: World, appId: string): Vars {
  return Object.assign({}, ...world.store.attachments.where("app", appId).map((row) => attachedVars(world, row)));
}

/** All config vars of an app, in the order of their names. */
export function configOf(world: World, appId: string): Vars {
  const all = { ...world.store.configs.get(appId)?.vars, ...addonVars(world, appId) };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}
