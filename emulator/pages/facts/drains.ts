import type { AppRow } from "../../rows.ts";
import type { World } from "../../world.ts";
import { placeOf } from "./address.ts";

/** A log drain. Its token, and what may be secret in its address, are left out. */
export interface DrainFacts {
  readonly to: string;
  /** The add-on that it belongs to. */
  readonly addon: string | undefined;
}

/** Log drains of an app. */
export function drainsOf({ store }: World, { id }: AppRow): DrainFacts[] {
  return store.drains.where("app", id).map(({ url, addonId }) => ({
    to: placeOf(url),
    addon: addonId === null ? undefined : store.addons.get(addonId)?.name,
  }));
}
