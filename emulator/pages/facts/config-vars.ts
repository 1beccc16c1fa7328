import { attachedVars } from "../../model/config.ts";
import type { AppRow } from "../../rows.ts";
import type { World } from "../../world.ts";

/** The key of a config var, and the attachment that sets it where an add-on does. Its value is never read by a page. */
export interface KeyFacts {
  readonly key: string;
  readonly setBy: string | undefined;
}

/** Keys of an app's config vars, in their order. */
export function keysOf(world: World, { id }: AppRow): KeyFacts[] {
  const own = Object.keys(world.store.configs.get(id)?.vars ?? {});
  const ofAddons = world.store.attachments.where("app", id).flatMap((attachment) => {
    return Object.keys(attachedVars(world, attachment)).map((key): [string, string] => [key, attachment.name]);
  });
  const setBy = new Map(ofAddons);
  const keys = new Set([...own, ...setBy.keys()]);
  return [...keys].sort().map((key) => ({ key, setBy: setBy.get(key) }));
}
