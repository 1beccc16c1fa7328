import { HerokuProblem, invalid, orNotFound } from "../problems.ts";
import type { AccountRow, AddonRow, AppRow, AttachmentRow } from "../rows.ts";
import { wireAttachment } from "../wire/attachment.ts";
import type { World } from "../world.ts";
import { serviceNamed } from "./catalogue.ts";
import { emit } from "./events.ts";
import { makeRelease } from "./releases.ts";

const colours = "AQUA AMBER BLUE BRONZE COBALT CYAN GOLD GREEN IVORY JADE OLIVE ROSE".split(" ");

/** The attachment with that name on an app. */
export function attachmentNamed(world: World, appId: string, name: string): AttachmentRow | undefined {
  return world.store.attachments.where("app", appId).find((attachment) => attachment.name === name);
}

/**
 * Attaches an add-on to an app, under a name of Heroku's choice when none is wished for. Its config vars come at once
 * when it is provisioned, and with a release.
 * @throws HerokuProblem 423 when the name is in use on the app and `confirm` does not name the app
 */
export function attach(
  world: World,
  addon: AddonRow,
  app: AppRow,
  actor: AccountRow,
  wish: { name: string | undefined; namespace: string | null; confirm: string | undefined },
): AttachmentRow {
  const name = wish.name ?? freeName(world, addon, app);
  const before = attachmentNamed(world, app.id, name);
  if (before && wish.confirm !== app.name) throw unconfirmed(app, name);
  if (before) world.store.attachments.delete(before.id);
  const { id: addonId } = addon;
  const attachment = world.store.attachments.put({
    ...world.stamp(),
    addonId,
    appId: app.id,
    name,
    namespace: wish.namespace,
  });
  const data = wireAttachment(world, attachment);
  emit(world, app, actor, { resource: "addon-attachment", action: "create", data });
  if (addon.state === "provisioned") announceAttachment(world, attachment, addon, actor);
  return attachment;
}

/** The release by which an attachment's config vars reach its app. */
export function announceAttachment(world: World, attachment: AttachmentRow, addon: AddonRow, actor: AccountRow): void {
  const app = world.store.apps.get(attachment.appId);
  if (app) makeRelease(world, app, actor, { description: `Attach ${attachment.name} (@ref:${addon.name})` });
}

/** Takes an attachment away, and with it its config vars; the app gets a release for it. */
export function removeAttachment(world: World, attachment: AttachmentRow, addon: AddonRow, actor: AccountRow): void {
  const app = world.store.apps.get(attachment.appId);
  const data = wireAttachment(world, attachment);
  world.store.attachments.delete(attachment.id);
  if (!app) return;
  makeRelease(world, app, actor, { description: `Detach ${attachment.name} (@ref:${addon.name})` });
  emit(world, app, actor, { resource: "addon-attachment", action: "destroy", data });
}

/** As `removeAttachment`. @throws HerokuProblem 422 for the last one on the app that pays */
export function detach(world: World, attachment: AttachmentRow, actor: AccountRow): void {
  const addon = orNotFound(world.store.addons.get(attachment.addonId), "add-on attachment", "add_on attachment");
  const onOwner = world.store.attachments.where("addon", addon.id).filter(({ appId }) => appId === addon.appId);
  if (attachment.appId === addon.appId && onOwner.length === 1) {
    const app = world.store.apps.get(addon.appId);
    throw invalid(`Cannot destroy last attachment to billing app ${app?.name} for resource ${addon.name}`);
  }
  removeAttachment(world, attachment, addon, actor);
}

function unconfirmed(app: AppRow, name: string): HerokuProblem {
  const message = `${name} is already in use on ${app.name}. To replace it, resend the request with \`confirm\` set to ${app.name}.`;
  return new HerokuProblem(423, { id: "confirmation_required", message }, { "X-Confirmation-Required": app.name });
}

function freeName(world: World, addon: AddonRow, app: AppRow): string {
  const first = serviceNamed(world, addon.service)?.attachment ?? addon.service.toUpperCase();
  const base = addon.service.toUpperCase().replaceAll("-", "_");
  const names = [first, ...colours.map((colour) => `${base}_${colour}`)];
  const free = names.find((name) => !attachmentNamed(world, app.id, name));
  return free ?? `${base}_${world.ids.hex(3).toUpperCase()}`;
}
