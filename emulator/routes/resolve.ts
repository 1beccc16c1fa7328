import { z } from "zod";
import type { Call } from "../call.ts";
import { appsOf, findApp } from "../model/apps.ts";
import { HerokuProblem, notFound } from "../problems.ts";
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
  asks("POST /actions/addons/resolve", addonQuery, (call) => {
    const { world, body, headers } = call;
    const found = scope(call).flatMap((app) => addonsKnownAs(call, app, body.addon));
    const matches = distinct(found).filter(({ service }) => !body.addon_service || service === body.addon_service);
    refuseOther("add-on", "add_on", matches);
    return matches.map((addon) => wireAddon(world, addon, asked(headers.get("accept-expansion"))));
  }),
  asks("POST /actions/addon-attachments/resolve", attachmentQuery, (call) => {
    const { world, body, headers } = call;
    const found = scope(call).flatMap((app) => attachmentsKnownAs(call, app, body.addon_attachment));
    const matches = found.filter(({ addonId }) => {
      return !body.addon_service || world.store.addons.get(addonId)?.service === body.addon_service;
    });
    refuseOther("add-on attachment", "add_on attachment", matches);
    return matches.map((row) => wireAttachment(world, row, asked(headers.get("accept-inclusion"))));
  }),
];

function scope({ world, actor, body }: Call<{ app?: string | null | undefined }>): AppRow[] {
  return body.app ? [findApp(world, body.app, actor)] : appsOf(world, actor);
}

function addonsKnownAs(
  { world, body }: Call<{ app?: string | null | undefined }>,
  app: AppRow,
  known: string,
): AddonRow[] {
  const { addons, attachments } = world.store;
  const attached = attachments.where("app", app.id);
  const reachable = distinct([
    ...addons.where("app", app.id),
    ...attached.flatMap(({ addonId }) => addons.get(addonId) ?? []),
  ]);
  const exact = reachable.filter(({ id, name }) => id === known || name === known);
  if (exact.length > 0 || !body.app) return exact;
  const byAttachment = attached.filter(({ name }) => name === attachmentPart(known));
  if (byAttachment.length > 0) return byAttachment.flatMap(({ addonId }) => addons.get(addonId) ?? []);
  return reachable.filter(({ service }) => service === known);
}

function attachmentsKnownAs(
  { world }: Call<{ app?: string | null | undefined }>,
  app: AppRow,
  known: string,
): AttachmentRow[] {
  const attached = world.store.attachments.where("app", app.id);
  const exact = attached.filter(({ id, name }) => id === known || name === attachmentPart(known));
  if (exact.length > 0) return exact;
  return attached.filter(({ addonId }) => addonId === known || world.store.addons.get(addonId)?.name === known);
}

/** `DATABASE` for `DATABASE_URL`. */
function attachmentPart(known: string): string {
  return known.replace(/_URL$/, "");
}

function distinct<T extends { readonly id: string }>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

function refuseOther(noun: string, resource: string, matches: readonly { readonly name: string }[]): void {
  if (matches.length === 0) throw notFound(noun, resource);
  if (matches.length === 1) return;
  const names = matches.map(({ name }) => name).join(", ");
  const message = `Ambiguous identifier; multiple matching ${noun}s found: ${names}.`;
  throw new HerokuProblem(422, { id: "multiple_matches", message });
}
