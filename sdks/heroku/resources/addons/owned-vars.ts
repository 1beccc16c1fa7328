import { z } from "zod";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";

const Owner = z.object({ config_vars: z.array(z.string()).default([]) });
const Attachment = Owner.extend({ name: z.string() });

/** Keys of an app's config vars that an add-on sets, its own or one attached from another app. */
export async function addonOwnedVars({ api }: Pick<Context, "api">, appId: string): Promise<Set<string>> {
  const [addons, attachments] = await Promise.all([
    api.platform.list(path`/apps/${appId}/addons`, Owner),
    api.platform.list(path`/apps/${appId}/addon-attachments`, Attachment),
  ]);
  // Heroku lists an attachment's vars only where it feels like it; its first is always named after it.
  const attached = attachments.flatMap(({ name, config_vars }) => [`${name}_URL`, ...config_vars]);
  return new Set([...addons.flatMap(({ config_vars }) => config_vars), ...attached]);
}
