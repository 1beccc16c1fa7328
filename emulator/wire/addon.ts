import { nameOfPlan, planOf, serviceNamed } from "../model/catalogue.ts";
import { attachedVars } from "../model/config.ts";
import type { AddonRow } from "../rows.ts";
import { times, type World } from "../world.ts";
import { priceOf, wirePlan, wireService } from "./plan.ts";

/** What the `Accept-Expansion` and `Accept-Inclusion` headers ask for, such as `plan` or `addon:plan`. */
export type Asked = ReadonlySet<string>;

/** Reads one of those headers. */
export function asked(header: string | null): Asked {
  return new Set((header ?? "").split(",").map((part) => part.trim()));
}

/** An add-on as the API gives it; with the whole plan and service where they were asked for. */
export function wireAddon(world: World, addon: AddonRow, expand: Asked = new Set()): object {
  const app = world.store.apps.get(addon.appId);
  const plan = planOf(world, addon.plan);
  const service = serviceNamed(world, addon.service);
  const own = world.store.attachments.where("addon", addon.id).filter(({ appId }) => appId === addon.appId);
  const identity = { id: app?.id, name: app?.name };
  return {
    actions: [],
    addon_service:
      expand.has("addon_service") && service ? wireService(world, service) : { id: service?.id, name: addon.service },
    app: identity,
    billed_price: plan ? priceOf(plan) : null,
    billing_entity: { ...identity, type: "app" },
    config_vars: own.flatMap((attachment) => Object.keys(attachedVars(world, attachment))).sort(),
    id: addon.id,
    name: addon.name,
    plan: expand.has("plan") && plan ? wirePlan(world, plan) : { id: plan?.id, name: nameOfPlan(world, addon.plan) },
    provider_id: addon.providerId,
    provision_message: service?.provisionMessage ?? "",
    state: addon.state,
    web_url: `https://addons-sso.heroku.com/apps/${addon.appId}/addons/${addon.id}`,
    ...times(addon),
  };
}
