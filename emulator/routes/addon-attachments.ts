import { z } from "zod";
import { account, onAddon, onApp, onAttachment } from "../access/access.ts";
import { demand } from "../access/demand.ts";
import { may } from "../access/rights.ts";
import type { Call } from "../call.ts";
import { appsOf, findApp } from "../model/apps.ts";
import { attach, attachmentNamed, detach } from "../model/attachments.ts";
import { credentialIn, findCredential } from "../model/credentials.ts";
import { findAddon } from "../model/find-addon.ts";
import { notFound } from "../problems.ts";
import { acts, lists, type Route, reads, writes } from "../route.ts";
import type { AttachmentRow } from "../rows.ts";
import { asked } from "../wire/addon.ts";
import { wireAttachment } from "../wire/attachment.ts";
import { attachmentName, identity } from "../wire/patterns.ts";

const creation = z.strictObject({
  addon: identity,
  app: identity,
  name: attachmentName.optional(),
  namespace: z.string().nullish(),
  namespace_config: z.unknown().optional(),
  confirm: z.string().optional(),
});

/** What attaches add-ons to apps, and so sets their config vars. */
export const addonAttachmentRoutes: readonly Route[] = [
  lists("GET /addon-attachments", account, ["id"], (call) => {
    const { world, actor } = call;
    const apps = appsOf(world, actor).filter((app) => may(world, app, actor, "view add-ons"));
    return apps.flatMap(({ id }) => world.store.attachments.where("app", id).map((row) => shown(call, row)));
  }),
  lists("GET /apps/{app}/addon-attachments", onApp("view add-ons"), ["id"], (call, app) => {
    return call.world.store.attachments.where("app", app.id).map((row) => shown(call, row));
  }),
  lists("GET /addons/{addon}/addon-attachments", onAddon("view add-ons"), ["id"], (call, addon) => {
    return call.world.store.attachments.where("addon", addon.id).map((row) => shown(call, row));
  }),
  reads("GET /addon-attachments/{attachment}", onAttachment("view add-ons"), shown),
  reads("GET /apps/{app}/addon-attachments/{attachment}", onApp("view add-ons"), (call, app) => {
    const wanted = call.param("attachment");
    const named = attachmentNamed(call.world, app.id, wanted) ?? call.world.store.attachments.get(wanted);
    if (named?.appId !== app.id) throw notFound("add-on attachment", "add_on attachment");
    return shown(call, named);
  }),
  writes("POST /addon-attachments", account, creation, (call) => {
    const { world, actor, body } = call;
    const addon = findAddon(world, body.addon, actor);
    const app = findApp(world, body.app, actor);
    const owner = world.store.apps.get(addon.appId);
    for (const each of [app, ...(owner ? [owner] : [])]) demand(world, each, actor, "manage free add-ons");
    const { name, namespace = null, confirm } = body;
    const credential = credentialIn(namespace);
    if (credential !== undefined) findCredential(world, addon, credential);
    return shown(call, attach(world, addon, app, actor, { name, namespace, confirm }));
  }),
  acts("DELETE /addon-attachments/{attachment}", onAttachment("manage free add-ons"), (call, attachment) => {
    const answer = shown(call, attachment);
    detach(call.world, attachment, call.actor);
    return answer;
  }),
];

function shown(call: Call, attachment: AttachmentRow): object {
  return wireAttachment(call.world, attachment, asked(call.headers.get("accept-inclusion")));
}
