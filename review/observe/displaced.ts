import { isLeaving } from "../../kinds/addon.ts";
import type { Step } from "../../kinds/command.ts";
import type { Edit } from "../../kinds/edit.ts";
import { ignore } from "../../kinds/edits.ts";
import { takingBack } from "../../sdks/heroku/resources/addons/taking-back.ts";
import { usualAttachment } from "../../settings/attachment.ts";
import type { AddonRow } from "../live/wire.ts";
import type { Declared } from "./declared.ts";

/** A declared add-on, and the name that it is to have and another one of its vendor has: by a promotion, as of `DATABASE`. */
export interface Displaced {
  readonly slot: string;
  readonly name: string;
  /** Heroku's name of the declared one; absent where no `up` recorded it. */
  readonly addon: string | undefined;
}

/** The declared add-ons that some names of another add-on belong to. */
export const displacedBy = (
  { settings, addonNames }: Pick<Declared, "settings" | "addonNames">,
  { addon, service, names }: { addon: string; service: string; names: readonly string[] },
): Displaced[] =>
  settings.addons
    .filter((own) => own.addon.vendor.service === service && addonNames[own.slot] !== addon)
    .map((own) => ({
      slot: own.slot,
      name: own.addon.as ?? usualAttachment(own.addon.vendor),
      addon: addonNames[own.slot],
    }))
    .filter(({ name }) => names.includes(name));

/**
 * The step by which the declared add-on has its name again; none where its name is unknown, or it is gone. One that is younger
 * than the other may be what an `up` made in place of the one that is gone: empty.
 */
export function givingBack(displaced: Displaced, other: AddonRow, app: string, own: readonly AddonRow[]): Step[] {
  const row = own.find(({ name }) => name === displaced.addon);
  if (displaced.addon === undefined || row === undefined || isLeaving(row)) return [];
  const isYounger = (row.created_at ?? "") > (other.created_at ?? "");
  const { name, addon } = displaced;
  const command = takingBack({ name, addon, service: other.addon_service.name, app });
  return [{ command, notes: [{ code: "reads", app, addon, ...(isYounger && { madeAfter: other.name }) }] }];
}

/** What lets the other add-on keep the name: an `up` would ask for it, and be refused. */
export const ignoreAttachmentName = (
  { environment, settings }: Pick<Declared, "environment" | "settings">,
  slot: string,
): Edit => ignore({ environment, service: settings.declaration.name }, `addons.${slot}.attachmentName`);
