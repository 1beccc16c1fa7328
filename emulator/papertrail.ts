import { Hono } from "hono";
import type { Core } from "./core.ts";

/** What every plan takes here: Papertrail tells its plans' figures to those who have one. */
const PLAN_BYTES = 10 * 1024 ** 2;

/**
 * The one call of Papertrail's own API that a review makes, for the account that goes with an add-on. Source:
 * help.papertrailapp.com/kb/how-it-works/settings-api
 */
export function papertrailRoutes({ world }: Core): Hono {
  const routes = new Hono();
  routes.get("/api/v1/accounts.json", (context) => {
    const token = context.req.header("X-Papertrail-Token");
    const addon = world.store.addons
      .all()
      .find(({ service, values }) => service === "papertrail" && token !== undefined && values.API_TOKEN === token);
    if (addon === undefined) return context.json({ message: "Unauthorized" }, 401);
    const used = addon.usedBytes ?? 0;
    return context.json({
      log_data_transfer_used: used,
      log_data_transfer_used_percent: (100 * used) / PLAN_BYTES,
      log_data_transfer_plan_limit: PLAN_BYTES,
      log_data_transfer_hard_limit: 2 * PLAN_BYTES,
    });
  });
  return routes;
}
