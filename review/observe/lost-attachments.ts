import { attachmentWanted, usualAttachment, varsSetBy } from "../../settings/attachment.ts";
import { catalogue } from "../../settings/vendors.ts";
import type { Health } from "../report/health.ts";
import type { Observation } from "./added-items.ts";
import { mayHoldData } from "./addon-use.ts";
import { isLeaving, ownAddons } from "./app-in-use.ts";

/**
 * Stores of the app that no add-on is attached as any more, such as `DATABASE`: the app has lost its config var. Where the program asks for
 * the name, that is drift; where Heroku chose it, nothing else shows it.
 */
export async function lostAttachments({ observed, declared }: Observation): Promise<Health[]> {
  const [own, attachments] = await Promise.all([ownAddons(observed), observed.attachments()]);
  const names = new Set(attachments.filter(({ app }) => app.id === observed.app.id).map(({ name }) => name));
  const all = declared.settings.addons.map(({ addon }) => addon);
  return declared.settings.addons.flatMap(({ slot, addon }): Health[] => {
    const live = own.find(({ name }) => name === declared.addonNames[slot]);
    const attachment = usualAttachment(addon.vendor);
    const isKnown = Object.values(catalogue).some(({ service }) => service === addon.vendor.service);
    if (!isKnown || !mayHoldData(addon.vendor.service) || attachmentWanted(addon, all) !== undefined) return [];
    // What the files at hand ask for the first time, Heroku has not lost.
    if (
      live?.addon_service.name !== addon.vendor.service ||
      !varsSetBy(addon).every((key) => declared.had(`config.${key}`))
    )
      return [];
    if (isLeaving(live) || live.state !== "provisioned" || names.has(attachment)) return [];
    return [{ service: observed.service, app: observed.app.name, kind: "attachment", attachment, addon: live.name }];
  });
}
