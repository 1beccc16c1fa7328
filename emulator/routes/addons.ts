import { z } from "zod";
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
import { emit } from "../model/events.ts";
import { findAddon, findAddonOf } from "../model/find-addon.ts";
import { planNamed } from "../model/plans.ts";
import { findTeam } from "../model/teams.ts";
import { invalid } from "../problems.ts";
import { lists, type Route, reads, writes } from "../route.ts";
import type { AddonRow, AppRow } from "../rows.ts";
import { asked, wireAddon } from "../wire/addon.ts";
import { addonName, attachmentName, identity } from "../wire/patterns.ts";
import { theApp } from "./apps.ts";

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
  lists("GET /addons", (call) => ofApps(call, appsOf(call.world, call.actor)), { ranges: [...ranges] }),
  lists("GET /users/~/addons", (call) => ofApps(call, appsOf(call.world, call.actor)), { ranges: [...ranges] }),
  lists(
    "GET /teams/{team}/addons",
    (call) => {
      const team = findTeam(call.world, call.param("team"), call.actor);
      return ofApps(call, call.world.store.apps.where("team", team.id));
    },
    { ranges: [...ranges] },
  ),
  lists("GET /apps/{app}/addons", (call) => ofApps(call, [theApp(call)]), { ranges: [...ranges] }),
  reads("GET /addons/{addon}", (call) => shown(call, findAddon(call.world, call.param("addon"), call.actor))),
  reads("GET /apps/{app}/addons/{addon}", (call) => shown(call, theAddon(call))),
  writes("POST /apps/{app}/addons", creation, (call) => {
    const { world, actor, body } = call;
    const app = theApp(call);
    const plan = wantedPlan(world, body.plan);
    demand(world, app, actor, paying(plan));
    if (body.name !== undefined) refuseTakenName(world, body.name);
    const { name, confirm, attachment, config: options = {} } = body;
    return shown(call, createAddon(world, app, actor, { plan, name, options, confirm, attachment: attachment?.name }));
  }),
  writes("PATCH /apps/{app}/addons/{addon}", change, (call) => {
    const { world, body } = call;
    const app = theApp(call);
    const addon = theAddon(call);
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
  writes("DELETE /apps/{app}/addons/{addon}", removal, (call) => {
    const { world, actor, body } = call;
    const app = theApp(call);
    const addon = theAddon(call);
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

function theAddon(call: Call<unknown>): AddonRow {
  return findAddonOf(call.world, theApp(call), call.param("addon"), call.actor);
}

/** Those of the apps on which the account may see them. */
function ofApps(call: Call<unknown>, apps: readonly AppRow[]): object[] {
  const { addons } = call.world.store;
  const open = apps.filter((app) => may(call.world, app, call.actor, "view add-ons"));
  return open.flatMap(({ id }) => addons.where("app", id)).map((addon) => shown(call, addon));
}

function shown(call: Call<unknown>, addon: AddonRow): object {
  return wireAddon(call.world, addon, asked(call.headers.get("accept-expansion")));
}

/** What it takes to have, change or remove an add-on on that plan. */
function paying(plan: Plan | undefined): ActionName {
  return plan?.cents === 0 && !plan.metered && !plan.contract ? "manage free add-ons" : "manage paid add-ons";
}
