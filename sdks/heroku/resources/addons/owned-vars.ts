import { z } from "zod";
import { path } from "../../client/path.ts";
import { OLDEST_LIST_MS } from "../../client/shared-lists.ts";
import type { Context } from "../../define/definition.ts";

const Owner = z.object({ config_vars: z.array(z.string()).default([]) });
const Attachment = Owner.extend({ name: z.string() });
const app = z.object({ id: z.string() });

type Caller = Pick<Context, "api">;

/** Keys of an app's config vars that an add-on sets, its own or one attached from another app. */
export async function addonOwnedVars({ api }: Caller, appId: string): Promise<Set<string>> {
  const [addons, attachments] = await Promise.all([
    api.platform.list(path`/apps/${appId}/addons`, Owner),
    api.platform.list(path`/apps/${appId}/addon-attachments`, Attachment),
  ]);
  return keysOf(addons, attachments);
}

/** As `addonOwnedVars`, from the lists of the whole account that reads share: for a preview, which asks about many apps. */
export async function listedOwnedVars({ api }: Caller, appId: string): Promise<Set<string>> {
  const [addons, attachments] = await Promise.all([
    api.platform.list("/addons", Owner.extend({ app }), { oldestMs: OLDEST_LIST_MS }),
    api.platform.list("/addon-attachments", Attachment.extend({ app }), { oldestMs: OLDEST_LIST_MS }),
  ]);
  const isOwn = (each: { app: { id: string } }): boolean => each.app.id === appId;
  return keysOf(addons.filter(isOwn), attachments.filter(isOwn));
}

function keysOf(addons: readonly z.output<typeof Owner>[], attachments: readonly z.output<typeof Attachment>[]) {
  // Heroku lists an attachment's vars only where it feels like it; its first is always named after it.
  const attached = attachments.flatMap(({ name, config_vars }) => [`${name}_URL`, ...config_vars]);
  return new Set([...addons.flatMap(({ config_vars }) => config_vars), ...attached]);
}
