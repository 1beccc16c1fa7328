import { type Plan, tierOf } from "../catalogue/plans.ts";
import type { Service } from "../catalogue/services.ts";
import { pick } from "../ids.ts";
import { later } from "../jobs.ts";
import { invalid } from "../problems.ts";
import type { AccountRow, AddonRow, AppRow } from "../rows.ts";
import { wireAddon } from "../wire/addon.ts";
import type { World } from "../world.ts";
import { accountOf } from "./accounts.ts";
import { announceAttachment, attach, removeAttachment } from "./attachments.ts";
import { planNamed, plansOf, serviceNamed, stateOf } from "./catalogue.ts";
import { emit } from "./events.ts";
import { makeRelease } from "./releases.ts";

/** The plan that `service:plan`, an id or a service alone means. @throws HerokuProblem 422, also for a service that was shut down */
export function wantedPlan(world: World, identity: string): Plan {
  const found = planNamed(world, identity) ?? plansOf(world, identity).find(({ usual }) => usual);
  if (found?.metered) throw invalid(`${found.name} is not emulated.`);
  if (found && stateOf(world, serviceOf(world, found.service)) !== "shutdown") return found;
  throw invalid(`Couldn't find either the add-on service or the add-on plan of "${identity}".`);
}

/** The service of a plan or add-on. */
function serviceOf(world: World, name: string): Service {
  const service = serviceNamed(world, name);
  if (!service) throw invalid(`Couldn't find either the add-on service or the add-on plan of "${name}".`);
  return service;
}

/** Makes an add-on and attaches it to its app. Its config vars come when it is provisioned. */
export function createAddon(
  world: World,
  app: AppRow,
  actor: AccountRow,
  wish: {
    plan: Plan;
    name?: string | undefined;
    options: Readonly<Record<string, string>>;
    attachment?: string | undefined;
    confirm?: string | undefined;
  },
): AddonRow {
  const service = serviceOf(world, wish.plan.service);
  refuseOutsideSpace(app, wish.plan);
  const addon = world.store.addons.put({
    ...world.stamp(),
    appId: app.id,
    name: wish.name ?? freeName(world, service),
    service: service.name,
    plan: wish.plan.name,
    state: "provisioning",
    accountId: actor.id,
    providerId: world.ids.uuid(),
    values: service.values(world.ids),
    options: wish.options,
  });
  attach(world, addon, app, actor, { name: wish.attachment, namespace: null, confirm: wish.confirm });
  emit(world, app, actor, { resource: "addon", action: "create", data: wireAddon(world, addon) });
  if (service.immediate || world.timings.provisioningMs === 0) provision(world, addon.id);
  else later(world, "provision-addon", addon.id, world.timings.provisioningMs);
  return world.store.addons.get(addon.id) ?? addon;
}

/** @throws HerokuProblem 422 when an add-on has that name already */
export function refuseTakenName(world: World, name: string): void {
  if (world.store.addons.find("name", name)) throw invalid(`Name ${name} is already taken`);
}

/** Ends an add-on's provisioning: its config vars appear, with a release for each attachment. */
export function provision(world: World, addonId: string): void {
  const { store } = world;
  const addon = store.addons.get(addonId);
  const app = addon && store.apps.get(addon.appId);
  const actor = addon && store.accounts.get(addon.accountId);
  if (!addon || !app || !actor) return;
  const provisioned = store.addons.put({ ...addon, state: "provisioned", updatedAt: world.now() });
  if (serviceOf(world, addon.service).drains) {
    const url = `syslog+tls://logs-${world.ids.hex(2)}.local-heroku.invalid:6514`;
    const token = `d.${world.ids.uuid()}`;
    store.drains.put({ ...world.stamp(), appId: app.id, addonId: addon.id, url, token });
  }
  for (const attachment of store.attachments.where("addon", addon.id))
    announceAttachment(world, attachment, addon, actor);
  emit(world, app, actor, { resource: "addon", action: "update", data: wireAddon(world, provisioned) });
}

/** Changes an add-on's plan. @throws HerokuProblem 422 where Heroku has no such change */
export function changePlan(world: World, addon: AddonRow, plan: Plan): AddonRow {
  if (plan.service !== addon.service) {
    throw invalid(
      `Cannot change ${addon.name} from ${addon.plan} to ${plan.name}: a plan of ${addon.service} is needed.`,
    );
  }
  if (addon.state === "provisioning")
    throw invalid(`Cannot change the plan of ${addon.name} while it is being provisioned.`);
  if (addon.service === "heroku-postgresql" && isEssential(addon.plan) !== isEssential(plan.name)) {
    throw invalid(
      `Cannot change ${addon.name} from ${addon.plan} to ${plan.name}: databases do not move into or out of the Essential tier by a plan change. Create a new database and transfer your data with pg:copy.`,
    );
  }
  return world.store.addons.put({ ...addon, plan: plan.name, updatedAt: world.now() });
}

/** Its vendor gives an add-on new credentials: each app that has its config vars gets a release of the vendor's. */
export function rotateCredentials(world: World, addon: AddonRow): void {
  const { store } = world;
  if (addon.state === "provisioning") throw invalid(`${addon.name} is still being provisioned.`);
  const values = serviceOf(world, addon.service).values(world.ids);
  store.addons.put({ ...addon, values, updatedAt: world.now() });
  const vendor = accountOf(world, `${addon.service}@addons.heroku.com`);
  for (const { appId, name } of store.attachments.where("addon", addon.id)) {
    const app = store.apps.get(appId);
    if (app) makeRelease(world, app, vendor, { description: `Update ${name} by ${addon.service}` });
  }
}

/**
 * Deletes an add-on with its attachments, drains, backups and schedules. Each app that had its config vars gets a
 * release, but for an app that is itself being deleted.
 */
export function removeAddon(world: World, addon: AddonRow, actor: AccountRow, quietApp?: string): void {
  const { store } = world;
  for (const attachment of store.attachments.where("addon", addon.id)) {
    if (attachment.appId === quietApp) store.attachments.delete(attachment.id);
    else removeAttachment(world, attachment, addon, actor);
  }
  const subjects = [addon.id, ...store.schedules.where("addon", addon.id).map(({ id }) => id)];
  for (const job of subjects.flatMap((id) => store.jobs.where("subject", id))) store.jobs.delete(job.id);
  for (const collection of [store.schedules, store.credentials, store.drains, store.transfers]) {
    for (const { id } of collection.where("addon", addon.id)) collection.delete(id);
  }
  store.addons.delete(addon.id);
  const app = store.apps.get(addon.appId);
  if (app && app.id !== quietApp) {
    emit(world, app, actor, { resource: "addon", action: "destroy", data: wireAddon(world, addon) });
  }
}

/** @throws HerokuProblem 422 for a Private plan on an app of the Common Runtime */
export function refuseOutsideSpace({ spaceId }: AppRow, plan: Plan): void {
  if (spaceId !== undefined || tierOf(plan.name) !== "private") return;
  throw invalid(`${plan.name} is only available to apps in Private Spaces.`);
}

function isEssential(plan: string): boolean {
  return tierOf(plan) === "essential";
}

function freeName(world: World, service: Service): string {
  const shape = pick(world.ids, ["angular", "cubic", "curly", "deep", "flat", "round", "solid", "tapered"]);
  const digits = String(Number.parseInt(world.ids.hex(4), 16) % 90_000).padStart(5, "1");
  const name = `${service.prefix}-${shape}-${digits}`;
  return world.store.addons.find("name", name) ? freeName(world, service) : name;
}
