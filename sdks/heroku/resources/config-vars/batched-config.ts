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

/** Where config vars are kept, and how they are read and changed there. */
interface Keeper {
  path(id: string): string;
  what(id: string): string;
  /** Makes one call. */
  call<T>(context: Caller, id: string, send: () => Promise<T>): Promise<T>;
  change(context: Caller, id: string, vars: Changes, send: (vars: Changes) => Promise<unknown>): Promise<unknown>;
}

function batchedConfig(keeper: Keeper) {
  const read = (context: Caller, id: string): Promise<Vars> =>
    keeper.call(context, id, () => context.api.platform.send("GET", keeper.path(id), { response: AllVars }));
  const send = (context: Caller, id: string, vars: Changes): Promise<unknown> => {
    const request = { body: vars, response: ifShaped(SomeVars), repeatable: true, secrets: valuesOf(vars) };
    return confirmed({
      send: () => keeper.call(context, id, () => context.api.platform.send("PATCH", keeper.path(id), request)),
      look: () => read(context, id),
      shows: (live) => hasAll(live, vars),
      what: keeper.what(id),
    });
  };
  const inOneChange = togetherInTurn((context, id, wishes: readonly DesiredVars[]) =>
    applyDesiredVars(wishes, {
      look: () => read(context, id),
      async change(vars) {
        await keeper.change(context, id, vars, (some) => send(context, id, some));
      },
    }),
  );
  return {
    /** All config vars, for reads: those that come together share one response, which Heroku gives after the last of them asks. */
    read: together((context, id) => read(context, id)),
    /** Changes some. What arrives together is sent as one `PATCH`: one release and one restart, however many keys and owners. */
    async apply(context: Caller, id: string, wish: DesiredVars): Promise<void> {
      const refusal = (await inOneChange(context, id, wish)).get(wish);
      if (refusal !== undefined) throw refusal;
    },
  };
}

/** The config vars of an app, by its id; those of add-ons among them. */
export const appConfig = batchedConfig({
  path: (appId) => path`/apps/${appId}/config-vars`,
  what: (appId) => `config vars of app ${appId}`,
  call: onApp,
  async change(context, appId, vars, send) {
    await refuseRolledBack(context, appId);
    try {
      await send(vars);
    } catch (error) {
      if (!isRefusal(error) || !Object.values(vars).includes(null)) throw error;
      const owned = await addonOwnedVars(context, appId);
      const left = Object.entries(vars).filter(([key, value]) => value !== null || !owned.has(key));
      if (left.length === Object.keys(vars).length) throw error;
      // An add-on has taken over a key that was ours: it is no longer ours to remove.
      if (left.length > 0) await send(Object.fromEntries(left));
    }
  },
});

/** The config vars of a pipeline's stage, by their path. */
export const stageConfig = batchedConfig({
  path: (at) => at,
  what: () => "config vars of the pipeline's stage",
  call: (_context, _at, send) => send(),
  change: (_context, _at, vars, send) => send(vars),
});
