import { orNotVisible } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import { howToConfirm } from "../../define/confirmation.ts";
import type { Context, PreviewContext } from "../../define/definition.ts";
import type { AddonInputs } from "./addon-inputs.ts";
import { addonName } from "./addon-name.ts";
import { AddonWire, isLeaving } from "./addon-wire.ts";

/** The add-on that these inputs name, on the app that they name. */
export async function existingAddon(
  { api, urn }: Pick<Context, "api" | "urn">,
  { appId, plan, name }: Partial<AddonInputs>,
): Promise<AddonWire | undefined> {
  if (appId === undefined || plan === undefined) return undefined;
  const wanted = name ?? addonName(urn, appId, plan);
  const live = await orNotVisible(api.platform.send("GET", path`/addons/${wanted}`, { response: AddonWire }));
  return live?.app.id === appId && !isLeaving(live) ? live : undefined;
}

/** A preview without a refresh cannot tell a lost create, which the `up` takes over, from a replacement by force, which it refuses. */
export async function warnOfExisting(
  context: Pick<Context, "api" | "confirmed" | "isForeign" | "urn" | "warn">,
  inputs: Partial<AddonInputs>,
  { isManaged, takesOver }: Pick<PreviewContext<unknown, unknown>, "isManaged" | "takesOver">,
): Promise<void> {
  const live = await existingAddon(context, inputs);
  if (live === undefined || isManaged(live.id)) return;
  takesOver(live.id, { object: "add-on", name: live.name, plan: live.plan.name });
  if (context.confirmed("replace") || context.isForeign(live.id)) return;
  context.warn(
    `add-on ${live.name} already exists: the up adopts it if an interrupted up created it; if this stack has it already, ` +
      `this is a replacement by force, which the up refuses, since it loses the data: to confirm it, ${howToConfirm(context.urn, "replace")}`,
  );
}
