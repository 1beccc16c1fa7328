import { z } from "zod";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { AddonWire, isLeaving } from "../addons/addon-wire.ts";

const Named = AddonWire.extend({ app: z.object({ id: z.string(), name: z.string() }) });
type Named = z.output<typeof Named>;

/**
 * Refuses that an app goes with an add-on that this stack does not have: Heroku deletes it with the app, and what it holds, and nothing
 * of the stack names it. Source: `GET /apps/{app}/addons`.
 */
export async function refuseForeignAddons({ api, isForeign }: Caller<"isForeign">, appId: string): Promise<void> {
  const foreign = await addonsOf(api, appId, isForeign);
  if (foreign.length > 0) throw new Error(refusalOf(foreign, copyFirst));
}

/**
 * The same when the app itself is deleted, after all that hangs on it: what is left is known only where a refresh came first. An add-on
 * that came after the preview is found here as well.
 */
export async function refuseLeftAddons({ api, manages }: Caller<"manages">, appId: string): Promise<void> {
  const left = await addonsOf(api, appId, (id) => !manages(id));
  if (left.length === 0) return;
  const remedy = `where the stack has it, run again with a refresh (pulumi up --refresh, pulumi destroy --refresh); else ${copyFirst}`;
  throw new Error(refusalOf(left, manages(appId) ? copyFirst : remedy));
}

/**
 * Refuses a destroy that has read nothing, where an app has add-ons: none of them is known to belong to the stack, and all would go.
 */
export async function refuseUnreadAddons({ api }: Pick<Context, "api">, appId: string): Promise<void> {
  const addons = await addonsOf(api, appId, () => true);
  const [first] = addons;
  if (first === undefined) return;
  throw new Error(
    `app ${first.app.name}: expected Heroku to be read before the app is deleted, got a run without a refresh, which cannot tell whose ` +
      `${namesOf(addons)} are: leave --refresh=false out`,
  );
}

type Caller<Key extends keyof Context> = Pick<Context, "api" | Key>;

const copyFirst = "copy what is to be kept, and destroy it first";

async function addonsOf(api: Context["api"], appId: string, isMeant: (id: string) => boolean): Promise<Named[]> {
  const addons = (await orMissing(api.platform.list(path`/apps/${appId}/addons`, Named))) ?? [];
  return addons.filter((addon) => addon.app.id === appId && isMeant(addon.id) && !isLeaving(addon));
}

const namesOf = (addons: readonly Named[]): string =>
  addons.map(({ name, plan }) => `${name} (${plan.name})`).join(", ");

function refusalOf(foreign: readonly Named[], remedy: string): string {
  const commands = foreign.map(({ name, app }) => `heroku addons:destroy ${name} --app ${app.name}`).join(", ");
  return (
    `app ${foreign[0]?.app.name}: expected no add-on that this stack does not have when the app is deleted, got ${namesOf(foreign)}, which ` +
    `Heroku would delete with it: ${remedy} (${commands})`
  );
}
