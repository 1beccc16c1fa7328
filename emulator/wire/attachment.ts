import { nameOfPlan, planOf } from "../model/catalogue.ts";
import { attachedVars } from "../model/config.ts";
import type { AttachmentRow } from "../rows.ts";
import { times, type World } from "../world.ts";
import type { Asked } from "./addon.ts";

/** An attachment as the API gives it; with the add-on's plan and the names of its config vars where they were asked for. */
export function wireAttachment(world: World, attachment: AttachmentRow, include: Asked = new Set()): object {
  const { store } = world;
  const addon = store.addons.get(attachment.addonId);
  const owner = addon && store.apps.get(addon.appId);
  const app = store.apps.get(attachment.appId);
  const plan = addon && planOf(world, addon.plan);
  return {
    addon: {
      app: { id: owner?.id, name: owner?.name },
      id: attachment.addonId,
      name: addon?.name,
      ...(include.has("addon:plan") && { plan: { id: plan?.id, name: plan && nameOfPlan(world, plan.name) } }),
    },
    app: { id: app?.id, name: app?.name },
    ...(include.has("config_vars") && { config_vars: Object.keys(attachedVars(world, attachment)) }),
    id: attachment.id,
    log_input_url: null,
    name: attachment.name,
    namespace: attachment.namespace,
    web_url: `https://addons-sso.heroku.com/apps/${attachment.appId}/addons/${attachment.addonId}`,
    ...times(attachment),
  };
}
