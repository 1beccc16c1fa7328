import { iso } from "../clock.ts";
import { later } from "../jobs.ts";
import type { AccountRow, AppRow } from "../rows.ts";
import type { World } from "../world.ts";

/** Kinds of events that webhooks can receive, without their `api:`. */
export const eventResources = [
  "addon-attachment",
  "addon",
  "app",
  "build",
  "collaborator",
  "domain",
  "dyno",
  "formation",
  "release",
  "sni-endpoint",
] as const;

/** Tells the app's webhooks what happened: one delivery for each that asked for this kind. Returns its data. */
export function emit<T extends object>(
  world: World,
  app: AppRow,
  actor: AccountRow,
  event: {
    resource: (typeof eventResources)[number];
    action: "create" | "update" | "destroy";
    data: T;
  },
): T {
  const include = `api:${event.resource}`;
  const hooks = world.store.webhooks.where("app", app.id).filter((hook) => hook.include.includes(include));
  if (hooks.length === 0) return event.data;
  const stamp = world.stamp();
  const kept = world.store.webhookEvents.put({
    ...stamp,
    appId: app.id,
    include,
    payload: {
      action: event.action,
      actor: { id: actor.id, email: actor.email },
      created_at: iso(stamp.createdAt),
      data: event.data,
      previous_data: {},
      published_at: iso(stamp.createdAt),
      resource: event.resource,
      sequence: null,
      updated_at: iso(stamp.createdAt),
      version: "application/vnd.heroku+json; version=3",
    },
  });
  for (const hook of hooks) {
    const delivery = world.store.deliveries.put({
      ...world.stamp(),
      appId: app.id,
      webhookId: hook.id,
      level: hook.level,
      eventId: kept.id,
      include,
      status: "pending",
      attempts: 0,
      nextAttemptAt: world.now(),
      lastAttempt: null,
    });
    later(world, "deliver", delivery.id, 0);
  }
  return event.data;
}
