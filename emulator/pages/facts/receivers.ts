import type { AppRow, DeliveryRow, WebhookRow } from "../../rows.ts";
import type { World } from "../../world.ts";
import { type State, stateIn } from "../state.ts";

const tones = { pending: "busy", scheduled: "busy", retrying: "warning", failed: "bad", succeeded: "good" } as const;

/** Log drains of an app, and the add-on that each belongs to. Its token, and what may be secret in its address, are left out. */
export function drainsOf({ store }: World, { id }: AppRow) {
  return store.drains.where("app", id).map(({ url, addonId }) => ({
    to: placeOf(url),
    addon: addonId === null ? undefined : store.addons.get(addonId)?.name,
  }));
}

/** Webhooks of an app. Secret, authorization, and what may be secret in an address, are left out. */
export function webhooksOf({ store }: World, { id }: AppRow) {
  return store.webhooks.where("app", id).map((row) => {
    const last = store.deliveries.where("webhook", row.id).findLast(({ lastAttempt }) => lastAttempt !== null);
    return { to: placeOf(row.url), include: row.include, level: row.level, state: stateAfter(last) };
  });
}

/** Deliveries of an app's webhooks, the newest first. */
export function deliveriesOf({ store }: World, { id }: AppRow) {
  const rows = store.deliveries.where("app", id).toReversed();
  return rows.map((row) => ({
    include: row.include,
    to: receiverOf(store.webhooks.get(row.webhookId)),
    at: row.lastAttempt?.at ?? row.createdAt,
    attempts: row.attempts,
    nextAttemptAt: row.nextAttemptAt,
    answer: answerTo(row),
    state: stateIn(tones, row.status),
  }));
}

function receiverOf(webhook: WebhookRow | undefined): string {
  return webhook ? placeOf(webhook.url) : "a webhook that is gone";
}

function stateAfter(last: DeliveryRow | undefined): State {
  if (last === undefined) return { tone: "plain", word: "nothing delivered yet" };
  return { tone: tones[last.status], word: `${last.status}: ${answerTo(last)}` };
}

function answerTo({ lastAttempt }: DeliveryRow): string {
  if (lastAttempt === null) return "not sent yet";
  return lastAttempt.code === null
    ? `no answer (${lastAttempt.errorClass ?? "Error"})`
    : `answered ${lastAttempt.code}`;
}

/** Where an address leads, without what may be secret in it: user, password, path and query. */
function placeOf(address: string): string {
  if (!URL.canParse(address)) return "an address that cannot be read";
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}
