import { z } from "zod";
import { createOnce } from "../../client/create-once.ts";
import { deleteIdempotent } from "../../client/delete-idempotent.ts";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import { OLDEST_LIST_MS } from "../../client/shared-lists.ts";
import { commandText } from "../../define/command.ts";
import type { Context } from "../../define/definition.ts";
import { refuseRolledBack } from "../apps/rolled-back.ts";
import { lookTwice } from "../lifecycle/look-twice.ts";
import { serviceOf } from "./addon-name.ts";
import { takingBack } from "./taking-back.ts";

/** What an app calls an add-on: the name begins the config vars that the attachment sets. */
const AttachmentWire = z.object({
  id: z.string(),
  name: z.string(),
  app: z.object({ id: z.string(), name: z.string() }),
  addon: z.object({ id: z.string(), name: z.string() }),
});
type AttachmentWire = z.output<typeof AttachmentWire>;

interface Attached {
  readonly addonId: string;
  readonly appId: string;
}

/** An add-on that is to have a name. */
interface Claimant {
  /** Undefined of one that is still to be made. */
  readonly addonId: string | undefined;
  readonly plan: string;
}

/**
 * The name under which the add-on is attached to its app: `wanted` if it is one of them, else the first; `undefined` where it has
 * none. Source: `GET /addon-attachments`, which reads share, and `GET /apps/{app}/addon-attachments` for what that list lacks.
 */
export async function attachedAs(
  context: Pick<Context, "api">,
  { addonId, appId }: Attached,
  wanted: string,
): Promise<string | undefined> {
  const { platform } = context.api;
  const all = await platform.list("/addon-attachments", AttachmentWire, { oldestMs: OLDEST_LIST_MS });
  const listed = namesOf(all, { addonId, appId });
  if (listed.includes(wanted)) return wanted;
  const own = namesOf(await attachmentsOf(context, appId), { addonId, appId });
  return own.includes(wanted) ? wanted : own[0];
}

/** Whether the app uses this attachment name now. */
export async function isAttachedAs(
  context: Pick<Context, "api">,
  place: Attached,
  name: string | undefined,
): Promise<boolean> {
  const all = await orMissing(attachmentsOf(context, place.appId));
  return name !== undefined && all !== undefined && namesOf(all, place).includes(name);
}

/**
 * Attaches the add-on under the name, and only then removes the attachment of its former name. Never takes a name away from another
 * add-on: who promotes a database does so knowingly. Source: `POST /addon-attachments`, `DELETE /addon-attachments/{attachment}`.
 */
export async function attachAs(
  context: Pick<Context, "api" | "signal">,
  { addonId, appId, plan }: Attached & Claimant,
  name: string,
  former: string | undefined,
): Promise<void> {
  const isOutdated = (live: AttachmentWire) => live.addon.id === addonId && live.name === former && former !== name;
  const first = await attachmentsOf(context, appId);
  // A list alone does not say that the former name is gone.
  const isDoubtful = former !== undefined && former !== name && !first.some(isOutdated);
  const before = isDoubtful ? await attachmentsOf(context, appId) : first;
  requireFree(before, { addonId, plan }, name);
  const outdated = before.find(isOutdated);
  const isThere = namesOf(before, { addonId, appId }).includes(name);
  if (isThere && outdated === undefined) return;
  await refuseRolledBack(context, appId);
  if (!isThere) await attach(context, { addonId, appId }, name);
  if (outdated !== undefined) {
    await deleteIdempotent(context, path`/addon-attachments/${outdated.id}`, {
      id: outdated.id,
      owner: path`/apps/${appId}`,
    });
  }
}

/** Refuses a name under which another add-on is attached to the app. */
export async function refuseTakenName(
  context: Pick<Context, "api">,
  { appId, ...claimant }: Claimant & { readonly appId: string },
  name: string,
): Promise<void> {
  requireFree(await attachmentsOf(context, appId), claimant, name);
}

function requireFree(attachments: readonly AttachmentWire[], { addonId, plan }: Claimant, name: string): void {
  const holder = attachments.find((live) => live.name === name && live.addon.id !== addonId);
  if (holder === undefined) return;
  const own = attachments.find((live) => live.addon.id === addonId);
  throw new Error(
    `attachmentName: expected a name under which the app has no other add-on, got ${name}, which is ${holder.addon.name}; ` +
      (own === undefined ? `give this one another name (as in index.ts)` : waysOn(holder, own, plan)),
  );
}

/** Neither takes the name from the app: it would be without its config vars. */
function waysOn({ name, addon, app }: AttachmentWire, own: AttachmentWire, plan: string): string {
  const back = commandText(takingBack({ name, addon: own.addon.name, service: serviceOf(plan), app: app.name }));
  return (
    `to leave it to ${addon.name}, which the app reads by it, let a rule of estate:review ignore attachmentName of this add-on; ` +
    `to have it back, run ${back}: the app then reads ${own.addon.name}, with the data that this one has`
  );
}

async function attach(
  context: Pick<Context, "api" | "signal">,
  { addonId, appId }: Attached,
  name: string,
): Promise<void> {
  const { platform } = context.api;
  const isAsked = (live: AttachmentWire) => live.addon.id === addonId && live.app.id === appId && live.name === name;
  await createOnce({
    signal: context.signal,
    send: () =>
      platform.send("POST", "/addon-attachments", {
        body: { addon: addonId, app: appId, name },
        response: AttachmentWire,
      }),
    find: lookTwice(context.signal, async () => (await attachmentsOf(context, appId)).find(isAsked)),
    isAsked,
  });
}

const attachmentsOf = ({ api }: Pick<Context, "api">, appId: string): Promise<AttachmentWire[]> =>
  api.platform.list(path`/apps/${appId}/addon-attachments`, AttachmentWire);

const namesOf = (attachments: readonly AttachmentWire[], { addonId, appId }: Attached): string[] =>
  attachments.filter(({ app, addon }) => app.id === appId && addon.id === addonId).map(({ name }) => name);
