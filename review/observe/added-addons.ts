import type { AddedByHand } from "../added-by-hand.ts";
import { shellWord } from "../parity/shell-word.ts";
import type { AddonRow, AttachmentRow } from "../parity/wire.ts";
import { attachingOf, type Observation, origin, whereOf } from "./added-items.ts";
import { addonUse } from "./addon-use.ts";
import { isLeaving, ownAddons } from "./app-in-use.ts";
import type { Declared } from "./declared.ts";
import { adoptAddon, isTakenOver, onlyHere } from "./ways.ts";

/**
 * Add-ons that nobody declared. Where one that an `up` made is gone, another one of its service is in its place, and told beside what
 * is gone: see `collect/app-evidence.ts`.
 */
export async function addedAddons({ observed, declared }: Observation): Promise<AddedByHand[]> {
  const [own, attachments] = await Promise.all([ownAddons(observed), observed.attachments()]);
  const added = strangers(own, declared);
  const releases = added.length === 0 ? [] : await observed.releases();
  return added.map((addon): AddedByHand => {
    const use = addonUse(addon, attachments);
    return {
      ...whereOf(observed, `addons.${addon.name}`),
      kind: "add-on",
      addon: addon.name,
      plan: addon.plan.name,
      ...use,
      ...monthlyOf(addon),
      ...origin(attachingOf(releases, addon.name), addon.created_at),
      adopt: adoptAddon(declared, addon, use.attachedAs),
      ...(use.usedBy.length === 0 && { remove: destroying(addon, observed.app.name) }),
    };
  });
}

/** A store is backed up first. */
function destroying({ name, addon_service: { name: service } }: AddonRow, app: string): string {
  const destroy = `heroku addons:destroy ${shellWord(name)} --app ${app}   # its data goes with it`;
  return service === "heroku-postgresql"
    ? `heroku pg:backups:capture ${shellWord(name)} --app ${app}\n${destroy}`
    : destroy;
}

/** Add-ons that no `up` made, without those that stand in for one that is gone. */
function strangers(own: readonly AddonRow[], declared: Declared): AddonRow[] {
  const { settings, addonNames } = declared;
  const names = new Set(Object.values(addonNames));
  const there = own.filter((addon) => !isLeaving(addon));
  return [...Map.groupBy(there, ({ addon_service: { name } }) => name)].flatMap(([service, all]) => {
    const present = new Set(all.map(({ name }) => name));
    const gone = settings.addons.filter(({ slot, addon }) => {
      const made = addonNames[slot];
      return addon.vendor.service === service && made !== undefined && !present.has(made);
    });
    const others = all.filter(({ name }) => !names.has(name));
    return others.slice(gone.length).filter((addon) => !isTakenOver(declared, addon));
  });
}

function monthlyOf({ billed_price: price }: AddonRow): { monthly?: number } {
  return price?.unit === "month" ? { monthly: price.cents / 100 } : {};
}

/** Attachments beside the one that each add-on brings, and those of other apps' add-ons. */
export async function addedAttachments({ observed, declared }: Observation): Promise<AddedByHand[]> {
  const { app } = observed;
  const [addons, attachments] = await Promise.all([observed.addons(), observed.attachments()]);
  const own = attachments.filter((each) => each.app.id === app.id);
  const told = new Set(strangers(await ownAddons(observed), declared).map(({ id }) => id));
  const rowOf = ({ addon }: AttachmentRow) => addons.find(({ id }) => id === addon.id);
  const isOwn = ({ addon }: AttachmentRow) => addon.app.id === app.id;
  const added = own.filter((attachment) => {
    const { name, addon } = attachment;
    // An add-on that nobody declared is told with all of its attachments.
    const isBrought = isOwn(attachment) && (broughtBy(own, addon.id) === attachment || told.has(addon.id));
    return !isBrought && !declared.has(`attachments.${rowOf(attachment)?.addon_service.name ?? ""}.${name}`);
  });
  const releases = added.length === 0 ? [] : await observed.releases();
  return added.map((attachment): AddedByHand => {
    const { name, addon } = attachment;
    const row = rowOf(attachment);
    const release = releases.find(({ description }) => description.startsWith(`Attach ${name} `));
    return {
      ...whereOf(observed, `attachments.${name}`),
      kind: "attachment",
      attachment: name,
      addon: row?.name ?? addon.name ?? addon.id,
      ...(!isOwn(attachment) && { from: addon.app.name }),
      ...origin(release, attachment.created_at),
      ...(isOwn(attachment) &&
        row !== undefined && { adopt: onlyHere(declared, `addons.${slotOf(declared, row)}`, `… as: "${name}"`) }),
      remove: `heroku addons:detach ${shellWord(name)} --app ${app.name}`,
    };
  });
}

/** The oldest one: an add-on is attached as soon as it is made. */
const broughtBy = (own: readonly AttachmentRow[], addonId: string): AttachmentRow | undefined =>
  own
    .filter(({ addon }) => addon.id === addonId)
    .toSorted((one, other) => (one.created_at ?? "").localeCompare(other.created_at ?? ""))[0];

const slotOf = ({ addonNames }: Declared, { name }: AddonRow): string =>
  Object.entries(addonNames).find(([, own]) => own === name)?.[0] ?? name;
