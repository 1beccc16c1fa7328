import { z } from "zod";
import { onApp } from "../access/access.ts";
import type { Call } from "../call.ts";
import { eventResources } from "../model/events.ts";
import { limitOf } from "../model/limits.ts";
import { invalid, notFound } from "../problems.ts";
import { acts, lists, type Route, reads, writes } from "../route.ts";
import type { AppRow, WebhookRow } from "../rows.ts";
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

/** App webhooks. Their secret and authorization are never given back. */
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
