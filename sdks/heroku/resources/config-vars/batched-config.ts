import { z } from "zod";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { addonOwnedVars } from "../addons/owned-vars.ts";
import { onApp } from "../apps/on-app.ts";
import { isRefusal, refusalsOf } from "../lifecycle/refusals-of.ts";
import { together, togetherInTurn } from "../lifecycle/together.ts";

export type Vars = Record<string, string>;
/** Values to set; `null` removes a key. */
type Changes = Record<string, string | null>;
type Caller = Pick<Context, "api" | "signal">;

/** What one owner of keys wants of an app's config. */
export interface Wish {
  readonly set: Vars;
  /** Keys that are to go, asked when it comes to it. */
  drop(): readonly string[];
  /** Whether to look first, and send only what differs. */
  readonly look: boolean;
}

/** The app's whole config, add-ons' vars included. */
function allVars(context: Caller, appId: string): Promise<Vars> {
  const answer = z.record(z.string(), z.string());
  return onApp(context, appId, () => context.api.platform.send("GET", path`/apps/${appId}/config-vars`, { answer }));
}

/** As `allVars`, for reads: those that come together share one answer, which Heroku gives after the last of them asks. */
export const sharedVars = together((context, appId) => allVars(context, appId));

/**
 * Changes some of an app's config vars. Wishes for one app that arrive together are sent as one
 * `PATCH /apps/{app}/config-vars`: one release and one restart, however many keys and owners.
 */
export async function applyConfig(context: Caller, appId: string, wish: Wish): Promise<void> {
  const refusals = await inOneChange(context, appId, wish);
  const refusal = refusals.get(wish);
  if (refusal !== undefined) throw refusal;
}

const inOneChange = togetherInTurn((context, appId, wishes: readonly Wish[]) =>
  refusalsOf(wishes, (some) => apply(context, appId, some)),
);

async function apply(context: Caller, appId: string, wishes: readonly Wish[]): Promise<void> {
  const live = wishes.some(({ look }) => look) ? await allVars(context, appId) : undefined;
  const set: Vars = Object.assign({}, ...wishes.map((wish) => wish.set));
  const drop = wishes.flatMap((wish) => wish.drop()).filter((key) => !(key in set));
  const changed = Object.entries(set).filter(([key, value]) => live?.[key] !== value);
  const removed = drop.filter((key) => live === undefined || key in live).map((key) => [key, null] as const);
  await patch(context, appId, Object.fromEntries([...changed, ...removed]));
}

async function patch(context: Caller, appId: string, vars: Changes): Promise<void> {
  try {
    await send(context, appId, vars);
  } catch (error) {
    if (!isRefusal(error) || !Object.values(vars).includes(null)) throw error;
    const owned = await addonOwnedVars(context, appId);
    const left = Object.entries(vars).filter(([key, value]) => value !== null || !owned.has(key));
    if (left.length === Object.keys(vars).length) throw error;
    // An add-on has taken over a key that was ours: it is no longer ours to remove.
    await send(context, appId, Object.fromEntries(left));
  }
}

async function send(context: Caller, appId: string, vars: Changes): Promise<void> {
  if (Object.keys(vars).length === 0) return;
  await onApp(context, appId, () =>
    context.api.platform.send("PATCH", path`/apps/${appId}/config-vars`, {
      body: vars,
      answer: z.unknown(),
      repeatable: true,
      secrets: Object.values(vars).filter((value) => value !== null),
    }),
  );
}
