import { z } from "zod";
import { onApp } from "../access/access.ts";
import type { Call } from "../call.ts";
import { iso } from "../clock.ts";
import { eventResources } from "../model/events.ts";
import { limitOf } from "../model/limits.ts";
import { sequence } from "../pagination.ts";
import { invalid, notFound } from "../problems.ts";
import { acts, lists, type Route, reads, writes } from "../route.ts";
import type { AppRow, DeliveryRow, WebhookEventRow, WebhookRow } from "../rows.ts";
import { times } from "../world.ts";

const include = z.array(z.enum(eventResources.map((resource) => `api:${resource}`))).min(1);
const creation = z.strictObject({
  include,
  level: z.enum(["notify", "sync"]),
  url: z.url({ protocol: /^https?$/ }),
  secret: z.string().nullish(),
  authorization: z.string().nullish(),
  name: z.string().optional(),
});
const change = creation.partial();

/** App webhooks and their deliveries. Secret and authorization are never given back. */
export const webhookRoutes: readonly Route[] = [
  lists("GET /apps/{app}/webhooks", onApp("manage webhooks"), ["id"], (call, app) => {
    return call.world.store.webhooks.where("app", app.id).map((row) => wireWebhook(app, row));
  }),
  writes("POST /apps/{app}/webhooks", onApp("manage webhooks"), creation, (call, app) => {
    const { world, body } = call;
    const count = world.store.webhooks.where("app", app.id).length;
    const most = limitOf(world, "webhooksPerApp");
    if (count >= most) throw invalid(`You can have up to ${most} webhooks on an app.`);
    const secret = body.secret ?? world.ids.hex(32);
    if (!body.secret) call.answerHeaders.set("Heroku-Webhook-Secret", secret);
    const { level, url, authorization = null } = body;
    return wireWebhook(
      app,
      world.store.webhooks.put({
        ...world.stamp(),
        appId: app.id,
        include: body.include,
        level,
        url,
        secret,
        authorization,
      }),
    );
  }),
  reads("GET /apps/{app}/webhooks/{webhook}", onApp("manage webhooks"), (call, app) => {
    return wireWebhook(app, theWebhook(call, app));
  }),
  writes("PATCH /apps/{app}/webhooks/{webhook}", onApp("manage webhooks"), change, (call, app) => {
    const webhook = theWebhook(call, app);
    const { body, world } = call;
    const changed = {
      ...webhook,
      include: body.include ?? webhook.include,
      level: body.level ?? webhook.level,
      url: body.url ?? webhook.url,
      secret: body.secret ?? webhook.secret,
      authorization: body.authorization === undefined ? webhook.authorization : body.authorization,
      updatedAt: world.now(),
    };
    return wireWebhook(app, world.store.webhooks.put(changed));
  }),
  acts("DELETE /apps/{app}/webhooks/{webhook}", onApp("manage webhooks"), (call, app) => {
    const webhook = theWebhook(call, app);
    call.world.store.webhooks.delete(webhook.id);
    return wireWebhook(app, webhook);
  }),
  lists("GET /apps/{app}/webhook-deliveries", onApp("manage webhooks"), ["seq", "id"], (call, app) => {
    const rows = call.world.store.deliveries.where("app", app.id);
    const wanted = call.query.get("eq[status]");
    const shown = rows.filter(({ status }) => wanted === null || status === wanted);
    return shown.map((row, index) => ({ ...wireDelivery(row), [sequence]: index }));
  }),
  reads("GET /apps/{app}/webhook-deliveries/{delivery}", onApp("manage webhooks"), (call, app) => {
    const found = call.world.store.deliveries.get(call.param("delivery"));
    if (found?.appId !== app.id) throw notFound("webhook delivery", "app_webhook_delivery");
    return wireDelivery(found);
  }),
  lists("GET /apps/{app}/webhook-events", onApp("manage webhooks"), ["seq", "id"], (call, app) => {
    const rows = call.world.store.webhookEvents.where("app", app.id);
    return rows.map((row, index) => ({ ...wireEvent(row), [sequence]: index }));
  }),
  reads("GET /apps/{app}/webhook-events/{event}", onApp("manage webhooks"), (call, app) => {
    const found = call.world.store.webhookEvents.get(call.param("event"));
    if (found?.appId !== app.id) throw notFound("webhook event", "app_webhook_event");
    return wireEvent(found);
  }),
];

function theWebhook(call: Call, app: AppRow): WebhookRow {
  const found = call.world.store.webhooks.get(call.param("webhook"));
  if (found?.appId !== app.id) throw notFound("webhook", "app_webhook");
  return found;
}

function wireWebhook(app: AppRow, row: WebhookRow): object {
  const { id, include: included, level, url } = row;
  return { app: { id: app.id, name: app.name }, id, include: included, level, url, ...times(row) };
}

function wireDelivery(row: DeliveryRow): object {
  return {
    event: { id: row.eventId, include: row.include },
    id: row.id,
    last_attempt: row.lastAttempt && wireAttempt(row.lastAttempt, row.status === "succeeded"),
    next_attempt_at: row.nextAttemptAt === null ? null : iso(row.nextAttemptAt),
    num_attempts: row.attempts,
    status: row.status,
    webhook: { id: row.webhookId, level: row.level },
    ...times(row),
  };
}

function wireAttempt(attempt: NonNullable<DeliveryRow["lastAttempt"]>, succeeded: boolean): object {
  const at = iso(attempt.at);
  return {
    code: attempt.code,
    created_at: at,
    error_class: attempt.errorClass,
    id: attempt.id,
    status: succeeded ? "succeeded" : "failed",
    updated_at: at,
  };
}

function wireEvent(row: WebhookEventRow): object {
  const { action, actor, data, previous_data, resource, version } = row.payload;
  const payload = { action, actor, data, previous_data, resource, version };
  return { id: row.id, include: row.include, payload, ...times(row) };
}
