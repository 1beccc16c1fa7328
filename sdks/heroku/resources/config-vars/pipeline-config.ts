import { z } from "zod";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { together, togetherInTurn } from "../lifecycle/together.ts";
import { type Changes, grant, type Vars, valuesOf, type Wish } from "./wish.ts";

type Caller = Pick<Context, "api" | "signal">;

/** Where the config vars of a pipeline's stage are. */
export const configAt = (pipelineId: string, stage: string): string =>
  path`/pipelines/${pipelineId}/stage/${stage}/config-vars`;

function allVars({ api }: Caller, at: string): Promise<Vars> {
  return api.platform.send("GET", at, { answer: z.record(z.string(), z.string()) });
}

/** As `allVars`, for reads: those that come together share one answer. */
export const sharedVarsAt = together((context, at) => allVars(context, at));

/** Changes some config vars of a pipeline's stage. Wishes that arrive together are sent as one `PATCH`. */
export async function applyConfigAt(context: Caller, at: string, wish: Wish): Promise<void> {
  const refusals = await inOneChange(context, at, wish);
  const refusal = refusals.get(wish);
  if (refusal !== undefined) throw refusal;
}

const inOneChange = togetherInTurn((context, at, wishes: readonly Wish[]) =>
  grant(wishes, { look: () => allVars(context, at), change: (changes) => send(context, at, changes) }),
);

async function send({ api }: Caller, at: string, vars: Changes): Promise<void> {
  const secrets = valuesOf(vars);
  await api.platform.send("PATCH", at, { body: vars, answer: z.unknown(), repeatable: true, secrets });
}
