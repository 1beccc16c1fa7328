import { createHash } from "node:crypto";

/**
 * The name of an add-on that was given none: the same for the same resource on the same app, so that a create whose answer
 * was lost is found again, and different for every other.
 */
export function addonName(urn: string, appId: string, plan: string): string {
  const digest = createHash("sha256").update(`${urn}\n${appId}`).digest("hex");
  return `${serviceOf(plan)}-${digest.slice(0, 10)}`;
}

/** `heroku-postgresql` of `heroku-postgresql:essential-0`. */
export function serviceOf(plan: string): string {
  return plan.split(":", 1).join();
}
