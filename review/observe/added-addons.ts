import { isLeaving } from "../../kinds/addon.ts";
import { code, type Step } from "../../kinds/command.ts";
import { step } from "../../kinds/edits.ts";
import { usualAttachment } from "../../settings/attachment.ts";
import { addonUse } from "../live/addon-use.ts";
import type { AddonRow, AttachmentRow } from "../live/wire.ts";
import type { AddedByHand } from "../report/added-by-hand.ts";
import { adoptAddon, isTakenOver, onlyHere } from "./accept-added.ts";
import { attachingOf, type Observation, releasesOf, removing, standing } from "./added-items.ts";
import { ownAddons } from "./app-in-use.ts";
import type { Declared } from "./declared.ts";
import { type Displaced, displacedBy, givingBack } from "./displaced.ts";

/** An add-on that the next `up` takes over: what it costs after the `up`, it cost before. */
export interface BilledAlready {
  readonly service: string;
  readonly monthly: number;
}

/**
 * Add-ons that are not declared. Where one that an `up` made is gone, another one of its service is in its place, and reported beside
 * what is gone: see `collect/app-evidence.ts`.
 */
export async function addedAddons({ observed, declared }: Observation): Promise<AddedByHand[]> {
  const [own, attachments] = await Promise.all([ownAddons(observed), observed.lists.attachments()]);
  const added = strangers(own, declared);
  const releases = await releasesOf(observed, added);
  const given = new Set<string>();
  return added.map((addon): AddedByHand => {
    const use = addonUse(addon, attachments);
    const { name: service } = addon.addon_service;
    const displaced = displacedBy(declared, { addon: addon.name, service, names: use.attachedAs });
    return {
      ...standing(observed, `addons.${addon.name}`, addon.created_at, attachingOf(releases, addon.name)),
      kind: "add-on",
      addon: addon.name,
      plan: addon.plan.name,
      ...use,
      ...monthlyOf(addon),
      accept: adoptAddon(declared, addon, {
        attachedAs: use.attachedAs,
        displaced,
        given,
        isOnly: added.filter((each) => each.addon_service.name === service).length === 1,
        others: added.filter((each) => each !== addon).map(({ name }) => name),
      }),
      ...(use.usedBy.length === 0 && { remove: destroying(addon, observed.app.name) }),
      ...goingBack(displaced, addon, observed.app.name, own),
    };
  });
}

/** The declared add-ons have their names again: no detaching, which would take config vars away from the app. */
function goingBack(
  displaced: readonly Displaced[],
  other: AddonRow | undefined,
  app: string,
  own: readonly AddonRow[],
): Pick<AddedByHand, "giveBack"> {
  const giveBack = other === undefined ? [] : displaced.flatMap((each) => givingBack(each, other, app, own));
  return giveBack.length === 0 ? {} : { giveBack };
}

/** A store is backed up first. */
function destroying({ name, addon_service: { name: service } }: AddonRow, app: string): Step[] {
  const destroy = step(["heroku", "addons:destroy", name, "--app", app], { code: "deletes data" });
  const backup = step(["heroku", "pg:backups:capture", name, "--app", app]);
  return service === "heroku-postgresql" ? [backup, destroy] : [destroy];
}

/** Add-ons that no `up` made, without those that stand in for one that is gone. */
function strangers(own: readonly AddonRow[], declared: Declared): AddonRow[] {
  const { settings, addonNames, made: names } = declared;
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

/** Add-ons that no `up` made and that the next one takes over, as far as Heroku tells their price. */
export async function addonsTakenOver({ observed, declared }: Observation): Promise<BilledAlready[]> {
  const names = new Set(Object.values(declared.addonNames));
  const own = (await ownAddons(observed)).filter(
    (addon) => !isLeaving(addon) && !names.has(addon.name) && isTakenOver(declared, addon),
  );
  return own.flatMap((addon) => {
    const { monthly } = monthlyOf(addon);
    return monthly === undefined ? [] : [{ service: observed.service, monthly }];
  });
}

function monthlyOf({ billed_price: price }: AddonRow): { monthly?: number } {
  return price?.unit === "month" ? { monthly: price.cents / 100 } : {};
}

/** Attachments beside the one that each add-on brings, and those of other apps' add-ons. */
export async function addedAttachments({ observed, declared }: Observation): Promise<AddedByHand[]> {
  const { app, lists } = observed;
  const [addons, attachments] = await Promise.all([lists.addons(), lists.attachments()]);
  const own = attachments.filter((each) => each.app.id === app.id);
  const undeclared = new Set(strangers(await ownAddons(observed), declared).map(({ id }) => id));
  const slots = new Map(Object.entries(declared.addonNames).map(([slot, addon]) => [addon, slot]));
  const rowOf = ({ addon }: AttachmentRow) => addons.find(({ id }) => id === addon.id);
  const isOwn = ({ addon }: AttachmentRow) => addon.app.id === app.id;
  const isDeclared = (attachment: AttachmentRow, row: AddonRow | undefined): row is AddonRow =>
    row !== undefined && isOwn(attachment) && isNamed(declared, row, attachment.name);
  const added = own.filter((attachment) => {
    const { name, addon } = attachment;
    // An add-on that is not declared is reported with all of its attachments.
    const row = rowOf(attachment);
    const isBrought =
      isOwn(attachment) &&
      (broughtBy(own, addon.id, namedOf(declared, row)) === attachment || undeclared.has(addon.id));
    // A name that a declared add-on has from another declared one is drift of that one.
    const isExchanged = row !== undefined && slots.has(row.name) && displacedIn(declared, row, name).length > 0;
    if (isDeclared(attachment, row)) return isByCredential(attachment);
    return !isBrought && !isExchanged;
  });
  const releases = await releasesOf(observed, added);
  return added.map((attachment): AddedByHand => {
    const { name, addon } = attachment;
    const row = rowOf(attachment);
    const release = releases.find(({ description }) => description.startsWith(`Attach ${name} `));
    const displaced = row === undefined ? [] : displacedIn(declared, row, name);
    const isKept = isDeclared(attachment, row);
    return {
      ...standing(observed, `attachments.${name}`, attachment.created_at, release),
      kind: "attachment",
      attachment: name,
      addon: row?.name ?? addon.name ?? addon.id,
      ...(!isOwn(attachment) && { from: addon.app.name }),
      ...(isOwn(attachment) &&
        row !== undefined &&
        !isKept && { accept: [onlyHere(declared, `addons.${slotOf(declared, row)}`, code`… as: "${name}"`)] }),
      // Detaching a name that the app uses removes its config vars.
      ...(displaced.length === 0 && !isKept && { remove: removing(observed, "addons:detach", name) }),
      ...goingBack(displaced, row, app.name, addons),
      ...(isKept && { giveBack: [attachingAgain(attachment, row, app.name)] }),
    };
  });
}

/** A credential other than the default one: the app uses it as another user. */
const isByCredential = ({ namespace }: AttachmentRow): boolean => namespace !== undefined && namespace !== null;

const attachingAgain = ({ name, namespace }: AttachmentRow, addon: AddonRow, app: string): Step =>
  step(["heroku", "addons:attach", addon.name, "--as", name, "--app", app, "--confirm", app], {
    code: "without credential",
    credential: namespace ?? "",
  });

/** Whether an add-on is declared to have a name, be it one that an `up` has yet to record. */
const isNamed = (
  { settings, addonNames }: Declared,
  { name: addon, addon_service: { name: service } }: AddonRow,
  name: string,
) =>
  settings.addons.some(
    ({ slot, addon: { as, vendor } }) =>
      (as ?? usualAttachment(vendor)) === name && vendor.service === service && (addonNames[slot] ?? addon) === addon,
  );

const displacedIn = (declared: Declared, { name: addon, addon_service: { name: service } }: AddonRow, name: string) =>
  displacedBy(declared, { addon, service, names: [name] });

/** Whether a name is one that an add-on is declared to have, or one that Heroku gives it. */
const namedOf =
  (declared: Declared, addon: AddonRow | undefined) =>
  (name: string): "declared" | "usual" | undefined => {
    if (addon === undefined) return undefined;
    if (isNamed(declared, addon, name)) return "declared";
    const { vendor } =
      declared.settings.addons.find((each) => each.addon.vendor.service === addon.addon_service.name)?.addon ?? {};
    return vendor !== undefined && usualAttachment(vendor) === name ? "usual" : undefined;
  };

/** The oldest one, as an add-on is attached when it is made; but not one that took the place of the declared name. */
function broughtBy(
  own: readonly AttachmentRow[],
  addonId: string,
  named: (name: string) => "declared" | "usual" | undefined,
): AttachmentRow | undefined {
  const all = own.filter(({ addon }) => addon.id === addonId);
  const [oldest] = all.toSorted((one, other) => (one.created_at ?? "").localeCompare(other.created_at ?? ""));
  const isAfterwards = oldest !== undefined && named(oldest.name) === undefined;
  return isAfterwards && all.some(({ name }) => named(name) === "declared") ? undefined : oldest;
}

const slotOf = ({ addonNames }: Declared, { name }: AddonRow): string =>
  Object.entries(addonNames).find(([, own]) => own === name)?.[0] ?? name;
