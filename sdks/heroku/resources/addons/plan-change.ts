import { createOnce } from "../../client/create-once.ts";
import { HerokuError } from "../../client/heroku-error.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { refuseRolledBack } from "../apps/rolled-back.ts";
import { serviceOf } from "./addon-name.ts";
import { AddonWire } from "./addon-wire.ts";
import { stepsToPlan } from "./plan-change-steps.ts";

/** Whether a plan is the one asked for; `papertrail` alone asks for any plan of that service. */
export function isPlan(live: string, wanted: string): boolean {
  return live === wanted || serviceOf(live) === wanted;
}

/**
 * Brings an add-on to its plan and name (`PATCH /apps/{app}/addons/{add-on}`). Never replaces it: what Heroku or we refuse
 * ends with the steps that keep the data.
 */
export async function changePlan(
  { api, signal }: Pick<Context, "api" | "signal">,
  live: AddonWire,
  wanted: { readonly plan: string; readonly name?: string | undefined },
): Promise<AddonWire> {
  refuseOtherService(live.plan.name, wanted.plan);
  const name = wanted.name ?? live.name;
  if (isPlan(live.plan.name, wanted.plan) && name === live.name) return live;
  const body = { plan: isPlan(live.plan.name, wanted.plan) ? live.plan.name : wanted.plan, name };
  if (body.plan !== live.plan.name) await refuseRolledBack({ api }, live.app.id);
  const isAsked = (now: AddonWire) => now.id === live.id && isPlan(now.plan.name, wanted.plan) && now.name === name;
  try {
    const { object } = await createOnce({
      signal,
      send: () =>
        api.platform.send("PATCH", path`/apps/${live.app.id}/addons/${live.id}`, { body, response: AddonWire }),
      async find() {
        const now = await api.platform.send("GET", path`/addons/${live.id}`, { response: AddonWire });
        return isAsked(now) ? now : undefined;
      },
      isAsked,
    });
    return object;
  } catch (error) {
    if (error instanceof HerokuError && error.status === 422) throw refused(error, live, wanted.plan);
    throw error;
  }
}

/** An add-on of one service never becomes one of another. */
export function refuseOtherService(plan: string, wanted: string): void {
  const service = serviceOf(plan);
  if (serviceOf(wanted) === service) return;
  throw new Error(
    `plan: expected a plan of ${service}, got ${wanted}; another service is another add-on: ` +
      "declare it under a name of its own beside this one, move over what uses this one, then remove this one",
  );
}

function refused(error: HerokuError, live: AddonWire, plan: string): Error {
  return new Error(`${error.message}\n${stepsToPlan(live.name, live.plan.name, plan)}`, { cause: error });
}
