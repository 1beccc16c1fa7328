import { z } from "zod";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { AddonWire, isLeaving } from "../addons/addon-wire.ts";

const Named = AddonWire.extend({ app: z.object({ id: z.string(), name: z.string() }) });

/**
 * Refuses that an app goes with an add-on that this stack does not have: Heroku deletes it with the app, and what it holds, and nothing
 * of the stack names it. Source: `GET /apps/{app}/addons`.
 */
export async function refuseForeignAddons(
  { api, isForeign }: Pick<Context, "api" | "isForeign">,
  appId: string,
): Promise<void> {
  const addons = (await orMissing(api.platform.list(path`/apps/${appId}/addons`, Named))) ?? [];
  const foreign = addons.filter((addon) => addon.app.id === appId && isForeign(addon.id) && !isLeaving(addon));
  const [first] = foreign;
  if (first === undefined) return;
  const names = foreign.map(({ name, plan }) => `${name} (${plan.name})`).join(", ");
  const commands = foreign.map(({ name, app }) => `heroku addons:destroy ${name} --app ${app.name}`).join(", ");
  throw new Error(
    `app ${first.app.name}: expected no add-on that this stack does not have when the app is deleted, got ${names}, which Heroku would ` +
      `delete with it: copy what is to be kept, and destroy it first (${commands})`,
  );
}
