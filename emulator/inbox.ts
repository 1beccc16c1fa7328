import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { signatureOf } from "./courier.ts";
import type { InboxRow } from "./rows.ts";
import type { World } from "./world.ts";

const delivery = z.object({
  action: z.string(),
  data: z.looseObject({
    name: z.string().optional(),
    description: z.string().optional(),
    status: z.string().optional(),
    app: z.looseObject({ name: z.string() }).optional(),
  }),
  webhook_metadata: z.object({ event: z.object({ include: z.string() }), webhook: z.object({ id: z.string() }) }),
});

/** Keeps a delivery for a receiver elsewhere, without its secrets; undefined for a body that is none. */
export function receive(
  world: World,
  body: string,
  headers: { originalUrl: string; signature: string },
): InboxRow | undefined {
  const parsed = delivery.safeParse(parse(body));
  if (!parsed.success) return undefined;
  const { action, data, webhook_metadata: metadata } = parsed.data;
  const webhook = world.store.webhooks.get(metadata.webhook.id);
  return world.store.transaction(() =>
    world.store.inbox.put({
      id: world.ids.uuid(),
      receivedAt: world.now(),
      originalUrl: headers.originalUrl,
      webhookId: metadata.webhook.id,
      event: metadata.event.include,
      action,
      app: data.app?.name ?? (metadata.event.include === "api:app" ? (data.name ?? null) : null),
      description: data.description ?? null,
      status: data.status ?? null,
      signatureVerified: webhook !== undefined && same(signatureOf(webhook.secret, body), headers.signature),
    }),
  );
}

function same(expected: string, actual: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(actual)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
