import { z } from "zod";
import type { Heroku } from "../../client/heroku.ts";
import { HerokuError } from "../../client/heroku-error.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { onApp } from "../apps/on-app.ts";
import { FormationWire, isSize, sizeOf } from "./formation-wire.ts";

/** The engine asks for all process types of an app within some milliseconds. */
const WINDOW_MS = 25;

/** A wish that Heroku refuses because of the sizes of others waits this long for theirs to come, so many times. */
const OTHERS_MS = 500;
const MOST_REFUSALS = 12;

export interface Wish {
  readonly type: string;
  readonly quantity: number;
  readonly size: string;
}

type Caller = Pick<Context, "api" | "signal">;

interface Entry {
  readonly wish: Wish;
  refusals: number;
  resolve(outcome: "applied" | "waiting"): void;
  reject(error: unknown): void;
}

interface Batch {
  readonly entries: Entry[];
  timer: NodeJS.Timeout;
}

const open = new WeakMap<Heroku, Map<string, Batch>>();

/**
 * Sets number and size of one process type. Wishes for one app that arrive together are sent as one
 * `PATCH /apps/{app}/formation`: Heroku checks which sizes go together over the whole batch, and restarts once. A wish that
 * comes first, alone, and does not go with what the others still are is sent again with theirs.
 * `waiting` says that no release has made the type known yet.
 */
export function applyFormation(context: Caller, appId: string, wish: Wish): Promise<"applied" | "waiting"> {
  return new Promise((resolve, reject) => {
    enqueue(context, appId, [{ wish, resolve, reject, refusals: 0 }], WINDOW_MS);
  });
}

function enqueue(context: Caller, appId: string, entries: readonly Entry[], delayMs: number): void {
  const ofApi = open.get(context.api) ?? new Map<string, Batch>();
  open.set(context.api, ofApi);
  const waiting = ofApi.get(appId);
  clearTimeout(waiting?.timer);
  const send = () => {
    context.signal.removeEventListener("abort", send);
    const batch = ofApi.get(appId);
    if (batch === undefined) return;
    clearTimeout(batch.timer);
    ofApi.delete(appId);
    void settle(context, appId, batch.entries);
  };
  context.signal.addEventListener("abort", send, { once: true });
  ofApi.set(appId, { entries: [...(waiting?.entries ?? []), ...entries], timer: setTimeout(send, delayMs) });
}

async function settle(context: Caller, appId: string, entries: readonly Entry[]): Promise<void> {
  try {
    const wishes = entries.map(({ wish }) => wish);
    const known = await apply(context, appId, wishes).catch((error: unknown) => {
      // A release between look and change took a type away: look once more.
      if (error instanceof HerokuError && error.status === 404) return apply(context, appId, wishes);
      throw error;
    });
    for (const { wish, resolve } of entries) resolve(known.has(wish.type) ? "applied" : "waiting");
  } catch (error) {
    if (isAboutOthers(error) && !context.signal.aborted && entries.every(({ refusals }) => refusals < MOST_REFUSALS)) {
      for (const entry of entries) entry.refusals += 1;
      enqueue(context, appId, entries, OTHERS_MS);
      return;
    }
    for (const { reject } of entries) reject(error);
  }
}

/** Whether Heroku refuses a size because of those that other process types have. */
const isAboutOthers = (error: unknown): boolean =>
  error instanceof HerokuError &&
  error.status === 422 &&
  error.reason.startsWith("Cannot use the following dyno types");

/** Applies the wishes for those types that exist, and says which do. */
async function apply(context: Caller, appId: string, wishes: readonly Wish[]): Promise<Set<string>> {
  const { platform } = context.api;
  const at = path`/apps/${appId}/formation`;
  const live = await onApp(context, appId, () => platform.list(at, FormationWire));
  const byType = new Map(live.map((formation) => [formation.type, formation]));
  const updates = wishes.filter(({ type, quantity, size }) => {
    const formation = byType.get(type);
    return formation !== undefined && !(formation.quantity === quantity && isSize(sizeOf(formation), size));
  });
  if (updates.length > 0) {
    await platform.send("PATCH", at, { body: { updates }, answer: z.unknown(), repeatable: true });
  }
  return new Set(byType.keys());
}
