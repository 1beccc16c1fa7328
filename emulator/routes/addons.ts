import { z } from "zod";
import { account, inTeam, members, onAddon, onApp } from "../access/access.ts";
import type { ActionName } from "../access/actions.ts";
import { demand } from "../access/demand.ts";
import { may } from "../access/rights.ts";
import type { Call } from "../call.ts";
import type { Plan } from "../catalogue/plans.ts";
import {
  changePlan,
  createAddon,
  refuseOutsideSpace,
  refuseTakenName,
  removeAddon,
  wantedPlan,
} from "../model/addons.ts";
import { appsOf } from "../model/apps.ts";
import { planNamed } from "../model/catalogue.ts";
import { emit } from "../model/events.ts";
import { findAddonOf } from "../model/find-addon.ts";
import { invalid } from "../problems.ts";
import { lists, type Route, reads, writes } from "../route.ts";
import type { AddonRow, AppRow } from "../rows.ts";
import { asked, wireAddon } from "../wire/addon.ts";
import { addonName, attachmentName, identity } from "../wire/patterns.ts";

const creation = z.strictObject({
  plan: identity,
  name: addonName.optional(),
  config: z.record(z.string(), z.string()).optional(),
  attachment: z.strictObject({ name: attachmentName.optional() }).optional(),
  confirm: z.string().optional(),
});
const change = z.strictObject({ plan: identity.optional(), name: addonName.optional() });
const removal = z.looseObject({ force: z.boolean().default(false) });
const ranges = ["id", "name", "updated_at"] as const;

/** Add-ons. Those of an app are the ones it pays for; shared ones show only as attachments. */
export const addonRoutes: readonly Route[] = [
  lists("GET /addons", account, ranges, (call) => ofApps(call, appsOf(call.world, call.actor))),
  lists("GET /users/~/addons", account, ranges, (call) => ofApps(call, appsOf(call.world, call.actor))),
  lists("GET /teams/{team}/addons", inTeam(...members), ranges, (call, team) => {
    return ofApps(call, call.world.store.apps.where("team", team.id));
  }),
  lists("GET /apps/{app}/addons", onApp("view add-ons"), ranges, (call, app) => ofApps(call, [app])),
  reads("GET /addons/{addon}", onAddon("view add-ons"), shown),
  reads("GET /apps/{app}/addons/{addon}", onApp("view add-ons"), (call, app) => shown(call, theAddon(call, app))),
  writes("POST /apps/{app}/addons", onApp("manage free add-ons"), creation, (call, app) => {
    const { world, actor, body } = call;
    const plan = wantedPlan(world, body.plan);
    demand(world, app, actor, paying(plan));
    if (body.name !== undefined) refuseTakenName(world, body.name);
    const { name, confirm, attachment, config: options = {} } = body;
    return shown(call, createAddon(world, app, actor, { plan, name, options, confirm, attachment: attachment?.name }));
  }),
  writes("PATCH /apps/{app}/addons/{addon}", onApp("manage free add-ons"), change, (call, app) => {
    const { world, body } = call;
    const addon = theAddon(call, app);
    if (body.plan === undefined && body.name === undefined) throw invalid("Require params: plan.");
    if (body.name !== undefined && body.name !== addon.name) refuseTakenName(world, body.name);
    demand(world, app, call.actor, paying(planNamed(world, addon.plan)));
    const plan = body.plan === undefined ? undefined : wantedPlan(world, body.plan);
    if (plan) demand(world, app, call.actor, paying(plan));
    if (plan) refuseOutsideSpace(app, plan);
    const moved = plan ? changePlan(world, addon, plan) : addon;
    const changed = { ...moved, name: body.name ?? addon.name, updatedAt: world.now() };
    const answer = shown(call, world.store.addons.put(changed));
    emit(world, app, call.actor, { resource: "addon", action: "update", data: wireAddon(world, changed) });
    return answer;
  }),
  writes("DELETE /apps/{app}/addons/{addon}", onApp("manage free add-ons"), removal, (call, app) => {
    const { world, actor, body } = call;
    const addon = theAddon(call, app);
    demand(world, app, actor, paying(planNamed(world, addon.plan)));
    const attached = world.store.attachments.where("addon", addon.id);
    const elsewhere = attached.flatMap(({ appId }) =>
      appId === app.id ? [] : (world.store.apps.get(appId)?.name ?? []),
    );
    if (elsewhere.length > 0 && !body.force) {
      throw invalid(
        `Cannot destroy ${addon.name}: it is attached to ${elsewhere.join(", ")} too. Use force to destroy it anyway.`,
      );
    }
    const answer = { ...shown(call, addon), state: "deprovisioned" };
    removeAddon(world, addon, actor);
    return answer;
  }),
];

function theAddon(call: Call, app: AppRow): AddonRow {
  return findAddonOf(call.world, app, call.param("addon"), call.actor);
}

/** Those of the apps on which the account may see them. */
function ofApps(call: Call, apps: readonly AppRow[]): object[] {
  const { addons } = call.world.store;
  const open = apps.filter((app) => may(call.world, app, call.actor, "view add-ons"));
  return open.flatMap(({ id }) => addons.where("app", id)).map((addon) => shown(call, addon));
}

function shown(call: Call, addon: AddonRow): object {
  return wireAddon(call.world, addon, asked(call.headers.get("accept-expansion")));
}

/** What it takes to have, change or remove an add-on on that plan. */
function paying(plan: Plan | undefined): ActionName {
  return plan?.cents === 0 && !plan.metered && !plan.contract ? "manage free add-ons" : "manage paid add-ons";
}
