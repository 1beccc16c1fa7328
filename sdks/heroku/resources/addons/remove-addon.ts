import { z } from "zod";
import { ifShaped } from "../../client/confirmed.ts";
import { HerokuError } from "../../client/heroku-error.ts";
import { isThere, refuseListed } from "../../client/is-there.ts";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import { waitUntil } from "../../client/wait-until.ts";
import type { Context } from "../../define/definition.ts";
import { retryTransientErrors } from "../lifecycle/retry-transient-errors.ts";
import { AddonWire, getAddon, isLeaving } from "./addon-wire.ts";

type Waiting = Pick<Context, "api" | "signal">;

const Attachment = z.object({
  id: z.string(),
  name: z.string(),
  app: z.object({ id: z.string(), name: z.string() }),
  addon: z.object({ app: z.object({ id: z.string() }) }),
});

/** Deletes an add-on (`DELETE /apps/{app}/addons/{add-on}`) and waits until it is gone. Never by force. */
export async function removeAddon(context: Waiting, appId: string, id: string): Promise<void> {
  try {
    const leaving = (await sendRemoval(context, appId, id)) ?? (await sendRemoval(context, appId, id));
    if (leaving === undefined) throw new Error(`add-on ${id}: expected Heroku to remove it, and it is still there`);
    if (leaving !== "gone" && leaving.state === "deprovisioning") await whenGone(context, leaving);
  } catch (error) {
    throw error instanceof HerokuError && error.status < 500 ? await stillAttached(context, id, error) : error;
  }
}

/** Undefined when the add-on stays: an answer that does not show it is not believed alone. */
async function sendRemoval(context: Waiting, appId: string, id: string): Promise<AddonWire | "gone" | undefined> {
  const { platform } = context.api;
  const request = { body: { force: false }, response: ifShaped(AddonWire), repeatable: true };
  const answer = await orMissing(platform.send("DELETE", path`/apps/${appId}/addons/${id}`, request));
  const live = answer?.id === id ? answer : await getAddon(context, id);
  if (live !== undefined) return isLeaving(live) ? live : undefined;
  // Fails for an app that the key may not see: of what is on it a 404 says nothing.
  await isThere(context.api, path`/apps/${appId}`);
  await refuseListed(platform, path`/addons/${id}`, `GET /addons/${id}: 404`);
  return "gone";
}

/** Its name is free again only then: a replacement takes the same one. */
async function whenGone(context: Waiting, { id, name }: AddonWire): Promise<void> {
  const look = retryTransientErrors(async () => {
    const live = await getAddon(context, id);
    return live === undefined || live.state === "deprovisioned" ? true : undefined;
  });
  const left = await waitUntil(look, { signal: context.signal, totalMs: 5 * 60_000 });
  if (left === undefined) throw new Error(`add-on ${name}: still being removed after 5 minutes; run pulumi up again`);
}

/**
 * Refuses beforehand what Heroku refuses: an add-on that is attached to other apps. Only an attachment that this run deletes goes before
 * the add-on; of an app that goes as well, nothing says that it goes first.
 */
export async function refuseAttached({ api, isGoing }: Pick<Context, "api" | "isGoing">, id: string): Promise<void> {
  const others = (await attachedElsewhere({ api }, id)).filter((each) => !isGoing(each.id));
  if (others.length === 0) return;
  const { name } = (await getAddon({ api }, id)) ?? { name: id };
  throw new Error(`add-on ${name}: expected it on no other app when it is removed, got it ${detachFirst(others)}`);
}

/** Heroku keeps an add-on that other apps use, unless forced: their people should be asked first. */
async function stillAttached({ api }: Waiting, id: string, refusal: HerokuError): Promise<Error> {
  const others = await attachedElsewhere({ api }, id);
  if (others.length === 0) return refusal;
  return new Error(`${refusal.message}; it is ${detachFirst(others)}`, { cause: refusal });
}

type Attachment = z.output<typeof Attachment>;

async function attachedElsewhere({ api }: Pick<Context, "api">, id: string): Promise<Attachment[]> {
  const attachments = (await orMissing(api.platform.list(path`/addons/${id}/addon-attachments`, Attachment))) ?? [];
  return attachments.filter(({ app, addon }) => app.id !== addon.app.id);
}

/** With the command for each, by the name that the app has for it. */
function detachFirst(others: readonly Attachment[]): string {
  const apps = [...new Set(others.map(({ app }) => app.name))].join(", ");
  const commands = others.map(({ name, app }) => `heroku addons:detach ${name} --app ${app.name}`).join(", ");
  return `attached to ${apps} as well: detach it there first (${commands})`;
}
