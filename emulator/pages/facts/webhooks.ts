import type { AppRow, DeliveryRow, WebhookRow } from "../../rows.ts";
import type { World } from "../../world.ts";
import { type State, stateIn } from "../state.ts";
import { placeOf } from "./address.ts";

/** An app webhook. Its secret, its authorization, and what may be secret in its address, are left out. */
export interface WebhookFacts {
  readonly to: string;
  readonly include: readonly string[];
  readonly level: string;
  /** What the last delivery was answered with. */
  readonly state: State;
}

/** One delivery of a webhook, and the answer to it. */
export interface DeliveryFacts {
  readonly include: string;
  readonly to: string;
  readonly at: number;
  readonly attempts: number;
  readonly nextAttemptAt: number | null;
  readonly answer: string;
  readonly state: State;
}

const tones = { pending: "busy", scheduled: "busy", retrying: "warning", failed: "bad", succeeded: "good" } as const;

/** Webhooks of an app. */
export function webhooksOf({ store }: World, { id }: AppRow): WebhookFacts[] {
  return store.webhooks.where("app", id).map((row) => {
    const last = store.deliveries.where("webhook", row.id).findLast(({ lastAttempt }) => lastAttempt !== null);
    return { to: placeOf(row.url), include: row.include, level: row.level, state: stateAfter(last) };
  });
}

/** Deliveries of an app's webhooks, the newest first. */
export function deliveriesOf({ store }: World, { id }: AppRow): DeliveryFacts[] {
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
