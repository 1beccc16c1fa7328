import { z } from "zod";
import { confirmed, ifShaped } from "../../client/confirmed.ts";
import { HerokuError } from "../../client/heroku-error.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { onApp } from "../apps/on-app.ts";
import { isRefusal, refusalsOf } from "../lifecycle/refusals-of.ts";
import { together } from "../lifecycle/together.ts";
import { FormationWire, isSize, sizeOf } from "./formation-wire.ts";

/** A wish that Heroku refuses because of the sizes of others waits this long for theirs to come, so many times. */
const OTHERS_MS = 500;
const MOST_REFUSALS = 12;
export const OTHERS_TOTAL_MS = OTHERS_MS * MOST_REFUSALS;

export interface DesiredFormation {
  readonly type: string;
  readonly quantity: number;
  /** The size stays as it is when absent. */
  readonly size?: string;
}

type Caller = Pick<Context, "api" | "signal">;

/**
 * Sets number and size of one process type. Wishes for one app that arrive together are sent as one
 * `PATCH /apps/{app}/formation`: Heroku checks which sizes go together over the whole batch, and restarts once. A wish that
 * comes first, alone, and does not go with what the others still are is sent again with theirs.
 * `waiting` says that no release has made the type known yet.
 */
export async function applyFormation(
  context: Caller,
  appId: string,
  wish: DesiredFormation,
): Promise<"applied" | "waiting"> {
  for (let refusals = 0; ; refusals += 1) {
    try {
      return await applyOnce(context, appId, wish, refusals === 0 ? undefined : OTHERS_MS);
    } catch (error) {
      if (!isAboutOthers(error) || context.signal.aborted || refusals === MOST_REFUSALS) throw error;
    }
  }
}

async function applyOnce(
  context: Caller,
  appId: string,
  wish: DesiredFormation,
  windowMs?: number,
): Promise<"applied" | "waiting"> {
  const { known, refused } = await inOneChange(context, appId, wish, windowMs);
  const refusal = refused.get(wish);
  if (refusal !== undefined) throw refusal;
  return known.has(wish.type) ? "applied" : "waiting";
}

const inOneChange = together(async (context, appId, wishes: readonly DesiredFormation[]) => {
  const known = new Set<string>();
  const applySome = async (some: readonly DesiredFormation[]) => {
    for (const type of await applyToLatest(context, appId, some)) known.add(type);
  };
  return { known, refused: await refusalsOf(wishes, applySome, isAboutOthers) };
});

async function applyToLatest(
  context: Caller,
  appId: string,
  wishes: readonly DesiredFormation[],
): Promise<Set<string>> {
  try {
    return await apply(context, appId, wishes);
  } catch (error) {
    // A release between look and change took a type away: look once more.
    if (error instanceof HerokuError && error.status === 404) return apply(context, appId, wishes);
    throw error;
  }
}

/** Whether Heroku refuses a size because of those that other process types have. */
const isAboutOthers = (error: unknown): boolean =>
  isRefusal(error) && error.reason.startsWith("Cannot use the following dyno types");

/** Applies the wishes for those types that exist, and says which do. */
async function apply(context: Caller, appId: string, wishes: readonly DesiredFormation[]): Promise<Set<string>> {
  const { platform } = context.api;
  const at = path`/apps/${appId}/formation`;
  const list = () => onApp(context, appId, () => platform.list(at, FormationWire));
  const first = await list();
  // A list alone does not say that a type is not there.
  const isDoubtful = wishes.some(({ type }) => !first.some((each) => each.app.id === appId && each.type === type));
  const live = isDoubtful ? await list() : first;
  const byType = new Map(live.map((formation) => [formation.type, formation]));
  const updates = wishes.filter((wish) => {
    const formation = byType.get(wish.type);
    return formation !== undefined && !isGranted(formation, wish);
  });
  if (updates.length > 0) {
    const request = { body: { updates }, response: ifShaped(z.array(FormationWire)), repeatable: true };
    await confirmed({
      send: () => platform.send("PATCH", at, request),
      look: () => platform.list(at, FormationWire),
      shows: (now) => updates.every((wish) => now.some((each) => each.app.id === appId && isGranted(each, wish))),
      what: `dynos of app ${appId}`,
    });
  }
  return new Set(byType.keys());
}

const isGranted = (live: FormationWire, { type, quantity, size }: DesiredFormation): boolean =>
  live.type === type && live.quantity === quantity && (size === undefined || isSize(sizeOf(live), size));
