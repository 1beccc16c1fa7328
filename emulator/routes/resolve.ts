import { z } from "zod";
import { account } from "../access/access.ts";
import { demand } from "../access/demand.ts";
import { may } from "../access/rights.ts";
import type { Call } from "../call.ts";
import { appsOf, findApp } from "../model/apps.ts";
import { addonsKnownAs, attachmentPart, theOnly } from "../model/find-addon.ts";
import { notFound } from "../problems.ts";
import { asks, type Route } from "../route.ts";
import type { AddonRow, AppRow, AttachmentRow } from "../rows.ts";
import { asked, wireAddon } from "../wire/addon.ts";
import { wireAttachment } from "../wire/attachment.ts";

const addonQuery = z.looseObject({
  addon: z.string(),
  app: z.string().nullish(),
  addon_service: z.string().nullish(),
});
const attachmentQuery = z.looseObject({
  addon_attachment: z.string(),
  app: z.string().nullish(),
  addon_service: z.string().nullish(),
});

/** Look-ups by whatever a person may write: an id, a name, an attachment, a config var, a service. */
export const resolveRoutes: readonly Route[] = [
  asks("POST /actions/addons/resolve", account, addonQuery, (call) => {
    const { world, actor, body, headers } = call;
    const service = body.addon_service;
    const named = addonsKnownAs(world, body.addon, actor, namedApp(call)).filter((addon) => isVisible(call, addon));
    const addon = theOnly("add-on", "add_on", service ? named.filter((each) => each.service === service) : named);
    return [wireAddon(world, addon, asked(headers.get("accept-expansion")))];
  }),
  asks("POST /actions/addon-attachments/resolve", account, attachmentQuery, (call) => {
    const { world, actor, body, headers } = call;
    const app = namedApp(call);
    const found = (app ? [app] : appsOf(world, actor)).flatMap((app) =>
      attachmentsKnownAs(call, app, body.addon_attachment),
    );
    const matches = found.filter(({ addonId }) => {
      return !body.addon_service || world.store.addons.get(addonId)?.service === body.addon_service;
    });
    if (matches.length === 0) throw notFound("add-on attachment", "add_on attachment");
    // Heroku's command line chooses among several, such as the one without a credential.
    return matches.map((row) => wireAttachment(world, row, asked(headers.get("accept-inclusion"))));
  }),
];

/** The app to look on. @throws HerokuProblem 403 where the account may not see its add-ons */
function namedApp({ world, actor, body }: Call<{ app?: string | null | undefined }>): AppRow | undefined {
  if (!body.app) return undefined;
  const app = findApp(world, body.app, actor);
  demand(world, app, actor, "view add-ons");
  return app;
}

/** One of an app that the account may not look at is not found, unless it is attached to the app that is named. */
function isVisible({ world, actor, body }: Call<{ app?: string | null | undefined }>, { appId }: AddonRow): boolean {
  const app = world.store.apps.get(appId);
  return Boolean(body.app) || (app !== undefined && may(world, app, actor, "view add-ons"));
}

function attachmentsKnownAs(
  { world, actor }: Call<{ app?: string | null | undefined }>,
  app: AppRow,
  known: string,
): AttachmentRow[] {
  if (!may(world, app, actor, "view add-ons")) return [];
  const attached = world.store.attachments.where("app", app.id);
  const exact = attached.filter(({ id, name }) => id === known || name === attachmentPart(known));
  if (exact.length > 0) return exact;
  return attached.filter(({ addonId }) => addonId === known || world.store.addons.get(addonId)?.name === known);
}
