import { mayHoldData } from "../../settings/vendor-of.ts";
import { withoutColor } from "./facts/color.ts";
import type { AddonRow, AttachmentRow } from "./wire.ts";

/** How an add-on is attached, and which of that is use that its end would break. */
export interface AddonUse {
  readonly attachedAs: string[];
  /** Attachments under a name that somebody chose, or that config vars go by, such as `DATABASE`; other apps, as `shop-jobs::DATABASE`. */
  readonly usedBy: string[];
}

/**
 * Whether an add-on is in use. A name that Heroku picked, such as `HEROKU_POSTGRESQL_AQUA`, is not one that an app uses; the only name of
 * an add-on that holds no data, such as `PAPERTRAIL`, comes and goes with it.
 */
export function addonUse(addon: AddonRow, attachments: readonly AttachmentRow[]): AddonUse {
  const all = attachments.filter((each) => each.addon.id === addon.id);
  const here = all.filter(({ app }) => app.id === addon.app.id).map(({ name }) => name);
  const elsewhere = all
    .filter(({ app }) => app.id !== addon.app.id)
    .map(({ app, name }) => `${app.name ?? app.id}::${name}`);
  const service = addon.addon_service.name;
  const holdsData = mayHoldData(service);
  const chosen = here.filter((name) => holdsData && withoutColor(service, name) === name);
  return { attachedAs: here.sort(), usedBy: [...chosen, ...elsewhere].sort() };
}
