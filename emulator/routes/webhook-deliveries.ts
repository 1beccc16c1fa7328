import { onApp } from "../access/access.ts";
import { iso } from "../clock.ts";
import { sequence } from "../pagination.ts";
import { notFound } from "../problems.ts";
import { lists, type Route, reads } from "../route.ts";
import type { DeliveryRow, WebhookEventRow } from "../rows.ts";
import { times } from "../world.ts";

/** The deliveries of webhooks, with their results. */
export const webhookDeliveryRoutes: readonly Route[] = [
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
