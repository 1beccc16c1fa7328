import { z } from "zod";
import { confirmed, ifShaped } from "../../client/confirmed.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { addonOwnedVars } from "../addons/owned-vars.ts";
import { onApp } from "../apps/on-app.ts";
import { refuseRolledBack } from "../apps/rolled-back.ts";
import { isRefusal } from "../lifecycle/refusals-of.ts";
import { together, togetherInTurn } from "../lifecycle/together.ts";
import { applyDesiredVars, type Changes, type DesiredVars, hasAll, type Vars, valuesOf } from "./desired-vars.ts";

type Caller = Pick<Context, "api" | "signal"> & Partial<Pick<Context, "isGoing">>;

const AllVars = z.record(z.string(), z.string());

/** An empty map may as well be an answer that says nothing. */
const SomeVars = AllVars.refine((vars) => Object.keys(vars).length > 0);

/** The app's whole config, add-ons' vars included. */
function allVars(context: Caller, appId: string): Promise<Vars> {
  const answer = AllVars;
  return onApp(context, appId, () =>
    context.api.platform.send("GET", path`/apps/${appId}/config-vars`, { response: answer }),
  );
}

/** As `allVars`, for reads: those that come together share one answer, which Heroku gives after the last of them asks. */
export const sharedVars = together((context, appId) => allVars(context, appId));

/**
 * Changes some of an app's config vars. Wishes for one app that arrive together are sent as one
 * `PATCH /apps/{app}/config-vars`: one release and one restart, however many keys and owners.
 */
export async function applyConfig(context: Caller, appId: string, wish: DesiredVars): Promise<void> {
  const refusals = await inOneChange(context, appId, wish);
  const refusal = refusals.get(wish);
  if (refusal !== undefined) throw refusal;
}

const inOneChange = togetherInTurn((context, appId, wishes: readonly DesiredVars[]) =>
  applyDesiredVars(wishes, {
    look: () => allVars(context, appId),
    async change(changes) {
      await refuseRolledBack(context, appId);
      await patch(context, appId, changes);
    },
  }),
);

async function patch(context: Caller, appId: string, vars: Changes): Promise<void> {
  try {
    await send(context, appId, vars);
  } catch (error) {
    if (!isRefusal(error) || !Object.values(vars).includes(null)) throw error;
    const owned = await addonOwnedVars(context, appId);
    const left = Object.entries(vars).filter(([key, value]) => value !== null || !owned.has(key));
    if (left.length === Object.keys(vars).length) throw error;
    // An add-on has taken over a key that was ours: it is no longer ours to remove.
    if (left.length > 0) await send(context, appId, Object.fromEntries(left));
  }
}

async function send(context: Caller, appId: string, vars: Changes): Promise<void> {
  const request = { body: vars, response: ifShaped(SomeVars), repeatable: true, secrets: valuesOf(vars) };
  await confirmed({
    send: () =>
      onApp(context, appId, () => context.api.platform.send("PATCH", path`/apps/${appId}/config-vars`, request)),
    look: () => allVars(context, appId),
    shows: (live) => hasAll(live, vars),
    what: `config vars of app ${appId}`,
  });
}
