import { z } from "zod";
import { ifShaped } from "../../client/confirmed.ts";
import { HerokuError } from "../../client/heroku-error.ts";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import { waitUntil } from "../../client/wait-until.ts";
import type { Context } from "../../define/definition.ts";
import { throughTrouble } from "../lifecycle/through-trouble.ts";
import { AddonWire, isLeaving } from "./addon-wire.ts";

type Waiting = Pick<Context, "api" | "signal">;

const Attachment = z.object({
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
  const request = { body: { force: false }, answer: ifShaped(AddonWire), repeatable: true };
  const answer = await orMissing(platform.send("DELETE", path`/apps/${appId}/addons/${id}`, request));
  const live = answer?.id === id ? answer : await getAddon(context, id);
  if (live !== undefined) return isLeaving(live) ? live : undefined;
  // A refusal (403) fails: of what is on an app that the key may not see, a 404 says nothing.
  await orMissing(platform.send("GET", path`/apps/${appId}`, { answer: z.unknown() }));
  return "gone";
}

function getAddon({ api }: Pick<Context, "api">, id: string): Promise<AddonWire | undefined> {
  return orMissing(api.platform.send("GET", path`/addons/${id}`, { answer: AddonWire }));
}

/** Its name is free again only then: a replacement takes the same one. */
async function whenGone(context: Waiting, { id, name }: AddonWire): Promise<void> {
  const look = throughTrouble(async () => {
    const live = await getAddon(context, id);
    return live === undefined || live.state === "deprovisioned" ? true : undefined;
  });
  const left = await waitUntil(look, { signal: context.signal, totalMs: 5 * 60_000 });
  if (left === undefined) throw new Error(`add-on ${name}: still being removed after 5 minutes; run pulumi up again`);
}

/** Heroku keeps an add-on that other apps use, unless forced: their people should be asked first. */
async function stillAttached({ api }: Waiting, id: string, refusal: HerokuError): Promise<Error> {
  const attachments = (await orMissing(api.platform.list(path`/addons/${id}/addon-attachments`, Attachment))) ?? [];
  const others = new Set(attachments.filter(({ app, addon }) => app.id !== addon.app.id).map(({ app }) => app.name));
  if (others.size === 0) return refusal;
  return new Error(
    `${refusal.message}; it is attached to ${[...others].join(", ")} as well: detach it there first (heroku addons:detach)`,
    { cause: refusal },
  );
}
