import { getOrCreate } from "../../client/get-or-create.ts";
import { path } from "../../client/path.ts";
import { perRun } from "../../client/per-run.ts";
import { OLDEST_LIST_MS } from "../../client/shared-lists.ts";
import { waitUntil } from "../../client/wait-until.ts";
import type { Context } from "../../define/definition.ts";
import { ListedApp } from "../apps/app-wire.ts";
import { ifReadable } from "../lifecycle/if-readable.ts";
import { limits } from "../lifecycle/limits.ts";
import { OTHERS_TOTAL_MS } from "./batched-formation.ts";
import { FormationWire, sizeOf } from "./formation-wire.ts";

/** Dynos of one process type. */
export interface Dynos {
  readonly type: string;
  readonly quantity: number;
  readonly size: string;
}

type Caller = Pick<Context, "api" | "signal">;

/** Formations that this run plans, by app and process type. */
const planned = perRun(() => new Map<string, Map<string, Dynos>>());

/**
 * Refuses dynos that Heroku does not run in one app: together with the others that this run plans, and with those that run now and
 * are not planned. A process type that leaves the declaration is among these: it is stopped after everything else.
 */
export async function refuseMix(context: Caller, appId: string, dynos: Dynos): Promise<void> {
  const plan = getOrCreate(planned(context.api), appId, () => new Map<string, Dynos>()).set(dynos.type, dynos);
  const mistake = mistakeIn([...plan.values()]);
  if (mistake !== undefined) throw new Error(mistake);
  if (dynos.quantity === 0) return;
  const at = path`/apps/${appId}/formation`;
  const live = await ifReadable(context.api.platform.list(at, FormationWire, { oldestMs: OLDEST_LIST_MS }));
  // A process type that no release has made known is not sent.
  if (live === undefined || !live.some(({ type }) => type === dynos.type)) return;
  const conflict = () => conflictIn(plan, live);
  if (conflict() === undefined) return;
  // The others may be planned in a moment; the up waits for them as long.
  const settled = async () => (conflict() === undefined ? "settled" : undefined);
  if (await waitUntil(settled, { signal: context.signal, totalMs: OTHERS_TOTAL_MS })) return;
  const remaining = conflict();
  if (remaining === undefined) return;
  const app = await ifReadable(context.api.platform.row("/apps", appId, ListedApp));
  throw new Error(`${remaining.mistake}; ${stepsFor(remaining.unplanned, app?.name ?? appId)}`);
}

interface Conflict {
  readonly mistake: string;
  readonly unplanned: readonly Dynos[];
}

/** What is wrong once the plan is applied and everything else is as it is now. */
function conflictIn(plan: ReadonlyMap<string, Dynos>, live: readonly FormationWire[]): Conflict | undefined {
  const unplanned = live
    .filter(({ type, quantity }) => quantity > 0 && !plan.has(type))
    .map((formation) => ({ type: formation.type, quantity: formation.quantity, size: sizeOf(formation) }));
  const sent = [...plan.values()].filter(({ type }) => live.some((formation) => formation.type === type));
  const mistake = unplanned.length === 0 ? undefined : mistakeIn([...sent, ...unplanned]);
  return mistake === undefined ? undefined : { mistake, unplanned };
}

function stepsFor(unplanned: readonly Dynos[], app: string): string {
  const types = unplanned.map(({ type }) => type).sort();
  const stop = types.map((type) => `${type}=0`).join(" ");
  return (
    `this run leaves ${types.join(" and ")} running until then: first deploy the removal alone, ` +
    `or run heroku ps:scale ${stop} --app ${app}, then deploy this change`
  );
}

/** Heroku answers 422, as in "Cannot use the following dyno types in the same app". */
function mistakeIn(all: readonly Dynos[]): string | undefined {
  const running = all.filter(({ quantity }) => quantity > 0);
  const tiers = new Map(running.map(({ size, type }) => [tierOf(size), `${size} of ${type}`]));
  if (tiers.size > 1) return `size: expected dynos of one tier in an app, got ${[...tiers.values()].join(" and ")}`;
  const total = running.reduce((sum, { quantity }) => sum + quantity, 0);
  const { dynosPerApp, ecoProcessTypesPerApp } = limits;
  if (total > dynosPerApp) return `quantity: expected at most ${dynosPerApp} dynos on an app, got ${total}`;
  if (!tiers.has("eco") || running.length <= ecoProcessTypesPerApp) return undefined;
  return `quantity: expected at most ${ecoProcessTypesPerApp} Eco dynos on an app, got ${running.length}`;
}

/** Standard and Performance go together; every other tier stands alone. */
function tierOf(size: string): string {
  const name = size.toLowerCase();
  return /^(standard|performance)-/.test(name) ? "production" : (name.split("-", 1)[0] ?? name);
}
