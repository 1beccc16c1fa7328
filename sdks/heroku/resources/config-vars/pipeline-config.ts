import { z } from "zod";
import { confirmed, ifShaped } from "../../client/confirmed.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { together, togetherInTurn } from "../lifecycle/together.ts";
import { applyDesiredVars, type Changes, type DesiredVars, hasAll, type Vars, valuesOf } from "./desired-vars.ts";

type Caller = Pick<Context, "api" | "signal">;

/** Where the config vars of a pipeline's stage are. */
export const configAt = (pipelineId: string, stage: string): string =>
  path`/pipelines/${pipelineId}/stage/${stage}/config-vars`;

const AllVars = z.record(z.string(), z.string());

/** An empty map may as well be an answer that says nothing. */
const SomeVars = AllVars.refine((vars) => Object.keys(vars).length > 0);

function allVars({ api }: Caller, at: string): Promise<Vars> {
  return api.platform.send("GET", at, { response: AllVars });
}

/** As `allVars`, for reads: those that come together share one answer. */
export const sharedVarsAt = together((context, at) => allVars(context, at));

/** Changes some config vars of a pipeline's stage. Wishes that arrive together are sent as one `PATCH`. */
export async function applyConfigAt(context: Caller, at: string, wish: DesiredVars): Promise<void> {
  const refusals = await inOneChange(context, at, wish);
  const refusal = refusals.get(wish);
  if (refusal !== undefined) throw refusal;
}

const inOneChange = togetherInTurn((context, at, wishes: readonly DesiredVars[]) =>
  applyDesiredVars(wishes, { look: () => allVars(context, at), change: (changes) => send(context, at, changes) }),
);

async function send(context: Caller, at: string, vars: Changes): Promise<void> {
  const request = { body: vars, response: ifShaped(SomeVars), repeatable: true, secrets: valuesOf(vars) };
  await confirmed({
    send: () => context.api.platform.send("PATCH", at, request),
    look: () => allVars(context, at),
    shows: (live) => hasAll(live, vars),
    what: "config vars of the pipeline's stage",
  });
}
