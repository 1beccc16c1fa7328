import { z } from "zod";
import { HerokuError } from "../../client/heroku-error.ts";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import { waitUntil } from "../../client/wait-until.ts";
import type { Context } from "../../define/definition.ts";
import { throughTrouble } from "../lifecycle/through-trouble.ts";
import { AddonWire } from "./addon-wire.ts";

type Waiting = Pick<Context, "api" | "signal">;

const Attachment = z.object({
  app: z.object({ id: z.string(), name: z.string() }),
  addon: z.object({ app: z.object({ id: z.string() }) }),
});

/** Deletes an add-on (`DELETE /apps/{app}/addons/{add-on}`) and waits until it is gone. Never by force. */
export async function removeAddon(context: Waiting, appId: string, id: string): Promise<void> {
  const at = path`/apps/${appId}/addons/${id}`;
  try {
    const leaving = await orMissing(
      context.api.platform.send("DELETE", at, { body: { force: false }, answer: AddonWire, repeatable: true }),
    );
    if (leaving?.state === "deprovisioning") await whenGone(context, leaving);
  } catch (error) {
    throw error instanceof HerokuError && error.status < 500 ? await stillAttached(context, id, error) : error;
  }
}

/** Its name is free again only then: a replacement takes the same one. */
async function whenGone(context: Waiting, { id, name }: AddonWire): Promise<void> {
  const look = throughTrouble(async () => {
    const live = await orMissing(context.api.platform.send("GET", path`/addons/${id}`, { answer: AddonWire }));
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
