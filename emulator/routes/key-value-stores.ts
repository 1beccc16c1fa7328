import { onAddon } from "../access/access.ts";
import { iso } from "../clock.ts";
import { notFound } from "../problems.ts";
import { type Route, reads } from "../route.ts";
import type { AddonRow } from "../rows.ts";
import { titleOf } from "../wire/plan.ts";

/** Key-value stores (Redis) as the Data API has them; they can be looked at, and nothing be set. */
export const keyValueStoreRoutes: readonly Route[] = [
  reads("GET /redis/v0/databases/{database}", onAddon("use data"), (_call, addon) => {
    if (redis(addon).state === "provisioning") throw notFound("database");
    return wireStore(addon);
  }),
  reads("GET /redis/v0/databases/{database}/wait", onAddon("use data"), (_call, addon) => {
    const waiting = redis(addon).state === "provisioning";
    return { message: waiting ? "preparing" : "available", "waiting?": waiting };
  }),
];

function redis(addon: AddonRow): AddonRow {
  if (addon.service !== "heroku-redis") throw notFound("database");
  return addon;
}

/** The rows of `info` are for people. */
function wireStore(addon: AddonRow): object {
  const plan = addon.plan.replace(/^.*:/, "");
  const version = addon.options.version ?? "7.2";
  const row = (name: string, value: string) => ({ name, values: [value] });
  return {
    addon_id: addon.id,
    name: addon.name,
    plan,
    created_at: iso(addon.createdAt),
    formation: { id: addon.id, primary: null },
    metaas_source: addon.providerId,
    port: 6380,
    resource_url: addon.values.URL,
    version,
    info: [
      row("Plan", titleOf(plan)),
      row("Status", "available"),
      row("Created", iso(addon.createdAt).slice(0, 16).replace("T", " ")),
      row("Version", version),
      row("Connections", "0/20"),
      row("Maxmemory", addon.options.maxmemory_policy ?? "noeviction"),
    ],
  };
}
