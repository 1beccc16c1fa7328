import { createHmac } from "node:crypto";
import { DiskProblem } from "./disk-problem.ts";
import { earliestJob, later } from "./jobs.ts";
import { isLoopback } from "./loopback.ts";
import type { DeliveryRow, JobRow, WebhookRow } from "./rows.ts";
import type { World } from "./world.ts";

/** Posts a body; answers with the status. @throws when there is no answer, a DiskProblem when it could not be kept */
export type Post = (url: string, headers: Record<string, string>, body: string) => Promise<number>;

const mostAttempts = 180;
const longestPauseMs = 3_600_000;

/** The signature of a delivery's raw body, as its `Heroku-Webhook-Hmac-SHA256` header has it. */
export function signatureOf(secret: string, body: string): string {
  return createHmac("sha256", secret).update(body).digest("base64");
}

/**
 * Delivers webhooks: once for `notify`, again and again until the receiver answers 2xx for `sync`. Receivers that are
 * not on this machine are never contacted: what is for them is posted to the inbox.
 */
export class Courier {
  readonly #world: World;
  readonly #post: Post;
  /** By job: what came of a delivery that was sent and could not be recorded. It is not sent again. */
  readonly #unrecorded = new Map<string, Attempt>();
  #running: Promise<void> | undefined;

  constructor(world: World, post: Post) {
    this.#world = world;
    this.#post = post;
  }

  /** Delivers all that is due now; several calls at once are one. */
  settle(): Promise<void> {
    this.#running ??= this.#deliverDue().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #deliverDue(): Promise<void> {
    const next = () => earliestJob(this.#world, ({ kind }) => kind === "deliver");
    for (let job = next(); job && job.dueAt <= this.#world.now(); job = next()) await this.#attempt(job);
  }

  async #attempt(job: JobRow): Promise<void> {
    const { store } = this.#world;
    const attempt = this.#unrecorded.get(job.id) ?? (await this.#sent(job));
    if (attempt) this.#unrecorded.set(job.id, attempt);
    store.transaction(() => {
      store.jobs.delete(job.id);
      const current = store.deliveries.get(job.subject);
      if (current && attempt) this.#conclude(current, attempt);
    });
    this.#unrecorded.delete(job.id);
  }

  async #sent({ subject }: JobRow): Promise<Attempt | undefined> {
    const { store, ids } = this.#world;
    const delivery = store.deliveries.get(subject);
    const webhook = delivery && store.webhooks.get(delivery.webhookId);
    const id = ids.uuid();
    return delivery && webhook && { id, ...(await this.#send(delivery, webhook, id)) };
  }

  async #send(delivery: DeliveryRow, webhook: WebhookRow, attemptId: string): Promise<Outcome> {
    const body = this.#bodyOf(delivery, attemptId);
    const headers = {
      "Content-Type": "application/json",
      "Heroku-Webhook-Hmac-SHA256": signatureOf(webhook.secret, body),
      ...(webhook.authorization !== null && { Authorization: webhook.authorization }),
    };
    try {
      if (isLoopback(webhook.url)) return { code: await this.#post(webhook.url, headers, body), errorClass: null };
      const kept = { ...headers, "X-Original-Url": webhook.url };
      return { code: await this.#post(`${this.#world.origin}/_local/inbox`, kept, body), errorClass: null };
    } catch (error) {
      if (error instanceof DiskProblem) throw error;
      return { code: null, errorClass: error instanceof Error ? error.name : "Error" };
    }
  }

  #bodyOf({ id, eventId, include, webhookId }: DeliveryRow, attemptId: string): string {
    const event = this.#world.store.webhookEvents.get(eventId);
    return JSON.stringify({
      id: eventId,
      ...event?.payload,
      webhook_metadata: {
        attempt: { id: attemptId },
        delivery: { id },
        event: { id: eventId, include },
        webhook: { id: webhookId },
      },
    });
  }

  #conclude(delivery: DeliveryRow, { id, code, errorClass }: Attempt): void {
    const now = this.#world.now();
    const attempts = delivery.attempts + 1;
    const succeeded = code !== null && code >= 200 && code < 300;
    const again = !succeeded && delivery.level === "sync" && attempts < mostAttempts;
    const pauseMs = Math.min(1000 * 2 ** Math.min(attempts, 12), longestPauseMs);
    if (again) later(this.#world, "deliver", delivery.id, pauseMs);
    this.#world.store.deliveries.put({
      ...delivery,
      attempts,
      status: succeeded ? "succeeded" : again ? "retrying" : "failed",
      nextAttemptAt: again ? now + pauseMs : null,
      lastAttempt: { id, code, errorClass, at: now },
      updatedAt: now,
    });
  }
}

interface Attempt extends Outcome {
  readonly id: string;
}

interface Outcome {
  readonly code: number | null;
  readonly errorClass: string | null;
}
