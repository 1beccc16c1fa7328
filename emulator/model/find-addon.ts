import { noAccess } from "../access/demand.ts";
import { may, sees } from "../access/rights.ts";
import { HerokuProblem, notFound } from "../problems.ts";
import type { AccountRow, AddonRow, AppRow } from "../rows.ts";
import type { World } from "../world.ts";
import { appsOf, findApp } from "./apps.ts";

/**
 * Every add-on that an identity may mean: its id or name; on the app that is asked about, also an attachment (`DATABASE`, or its
 * config var `DATABASE_URL`) or a service (`heroku-postgresql`). `app::DATABASE` names the app itself; without any app a service
 * means the add-ons of all apps that the account may see.
 */
export function addonsKnownAs(world: World, identity: string, actor: AccountRow, app?: AppRow): AddonRow[] {
  const [name = "", part] = identity.split("::", 2);
  if (part !== undefined) return addonsKnownAs(world, part, actor, findApp(world, name, actor));
  if (app) return ofApp(world, identity, app);
  const { addons } = world.store;
  const exact = addons.named(identity);
  if (exact) return [exact];
  const apps = appsOf(world, actor).filter((each) => may(world, each, actor, "view add-ons"));
  return apps.flatMap(({ id }) => addons.where("app", id).filter(({ service }) => service === identity));
}

/** The add-on with that identity, without an access check. @throws HerokuProblem 404, 422 if it is ambiguous */
export function addonOf(world: World, identity: string, actor: AccountRow, app?: AppRow): AddonRow {
  return theOnly("add-on", "add_on", addonsKnownAs(world, identity, actor, app));
}

/** As `addonOf`. @throws HerokuProblem 403 for one of an app that the account does not see */
export function findAddon(world: World, identity: string, actor: AccountRow): AddonRow {
  const addon = addonOf(world, identity, actor);
  const app = world.store.apps.get(addon.appId);
  if (!app || !sees(world, app, actor)) throw noAccess(`app ${app?.name}`);
  return addon;
}

/** As `addonOf`, of the app that pays for it. @throws HerokuProblem 404 when another app owns it */
export function findAddonOf(world: World, app: AppRow, identity: string, actor: AccountRow): AddonRow {
  const addon = addonOf(world, identity, actor, app);
  if (addon.appId !== app.id) throw notFound("add-on", "add_on");
  return addon;
}

/** The only one of several matches. @throws HerokuProblem 404 for none, 422 for more than one */
export function theOnly<T extends { readonly name: string }>(noun: string, resource: string, matches: readonly T[]): T {
  const [first, ...more] = matches;
  if (!first) throw notFound(noun, resource);
  if (more.length === 0) return first;
  const names = matches.map(({ name }) => name).join(", ");
  const message = `Ambiguous identifier; multiple matching ${noun}s found: ${names}.`;
  throw new HerokuProblem(422, { id: "multiple_matches", message });
}

function ofApp({ store }: World, identity: string, app: AppRow): AddonRow[] {
  const { addons, attachments } = store;
  const attached = attachments.where("app", app.id);
  const others = attached.flatMap(({ addonId }) => addons.get(addonId) ?? []);
  const reachable = [...new Map([...addons.where("app", app.id), ...others].map((row) => [row.id, row])).values()];
  const exact = reachable.filter(({ id, name }) => id === identity || name === identity);
  if (exact.length > 0) return exact;
  const byAttachment = attached.filter(({ name }) => name === attachmentPart(identity));
  if (byAttachment.length > 0) return byAttachment.flatMap(({ addonId }) => addons.get(addonId) ?? []);
  return reachable.filter(({ service }) => service === identity);
}

/** `DATABASE` for `DATABASE_URL`. */
export function attachmentPart(identity: string): string {
  return identity.replace(/_URL$/, "");
}
