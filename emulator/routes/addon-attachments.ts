import { z } from "zod";
import { demand } from "../access/demand.ts";
import { may } from "../access/rights.ts";
import type { Call } from "../call.ts";
import { appsOf, findApp } from "../model/apps.ts";
import { attach, attachmentNamed, detach } from "../model/attachments.ts";
import { credentialIn, findCredential } from "../model/credentials.ts";
import { findAddon } from "../model/find-addon.ts";
import { notFound } from "../problems.ts";
import { anyBody, lists, type Route, reads, writes } from "../route.ts";
import type { AttachmentRow } from "../rows.ts";
import { asked } from "../wire/addon.ts";
import { wireAttachment } from "../wire/attachment.ts";
import { attachmentName, identity } from "../wire/patterns.ts";
import { theApp } from "./apps.ts";

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
  lists("GET /addon-attachments", (call) => {
    const { world, actor } = call;
    const apps = appsOf(world, actor).filter((app) => may(world, app, actor, "view add-ons"));
    return apps.flatMap(({ id }) => world.store.attachments.where("app", id).map((row) => shown(call, row)));
  }),
  lists("GET /apps/{app}/addon-attachments", (call) => {
    return call.world.store.attachments.where("app", theApp(call).id).map((row) => shown(call, row));
  }),
  lists("GET /addons/{addon}/addon-attachments", (call) => {
    const addon = findAddon(call.world, call.param("addon"), call.actor);
    return call.world.store.attachments.where("addon", addon.id).map((row) => shown(call, row));
  }),
  reads("GET /addon-attachments/{attachment}", (call) => shown(call, theAttachment(call))),
  reads("GET /apps/{app}/addon-attachments/{attachment}", (call) => {
    const app = theApp(call);
    const wanted = call.param("attachment");
    const named = attachmentNamed(call.world, app.id, wanted) ?? call.world.store.attachments.get(wanted);
    if (named?.appId !== app.id) throw missing();
    return shown(call, named);
  }),
  writes("POST /addon-attachments", creation, (call) => {
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
  writes("DELETE /addon-attachments/{attachment}", anyBody, (call) => {
    const attachment = theAttachment(call);
    const answer = shown(call, attachment);
    detach(call.world, attachment, call.actor);
    return answer;
  }),
];

function theAttachment(call: Call<unknown>): AttachmentRow {
  const found = call.world.store.attachments.get(call.param("attachment"));
  if (!found) throw missing();
  return found;
}

function missing(): Error {
  return notFound("add-on attachment", "add_on attachment");
}

function shown(call: Call<unknown>, attachment: AttachmentRow): object {
  return wireAttachment(call.world, attachment, asked(call.headers.get("accept-inclusion")));
}
