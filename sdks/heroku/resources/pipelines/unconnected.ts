import { z } from "zod";
import { HerokuError } from "../../client/heroku-error.ts";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { gone } from "../lifecycle/gone.ts";
import type { ReviewAppInputs } from "./review-app-inputs.ts";

/** What a deploy target names: a 404 that says so is not about the pipeline. */
const targets: readonly (string | undefined)[] = ["space", "region"];

/** Swallows the 404 of a new review app config: the pipeline is not connected to GitHub, or not there at all. */
export function asUnconnected(error: unknown): undefined {
  if (error instanceof HerokuError && error.status === 404 && !targets.includes(error.resource)) return;
  throw error;
}

/**
 * Warns that a pipeline has to be connected to GitHub. No call does that, it takes a person who signs in there: so that
 * user gets the URL. @throws when the pipeline itself is deleted
 */
export async function warnUnconnected(
  { api, warn }: Pick<Context, "api" | "warn">,
  { pipelineId, orgRepo }: ReviewAppInputs,
  got = "one that is not",
): Promise<void> {
  const answer = z.object({ name: z.string() });
  const pipeline = await orMissing(api.platform.send("GET", path`/pipelines/${pipelineId}`, { response: answer }));
  if (pipeline === undefined) throw gone(`pipeline ${pipelineId}`);
  warn(
    `pipeline ${pipeline.name}: expected one that is connected to GitHub, got ${got}; ` +
      `connect it to ${orgRepo} at https://dashboard.heroku.com/pipelines/${pipelineId}/settings, then run this again`,
  );
}

/**
 * The repository that a pipeline is known to be connected to. Not every account may read it, so a refusal says nothing.
 * Source: `GET /pipelines/{pipeline}/repo`, as Heroku's CLI asks it.
 */
export async function connectedRepository(
  { api }: Pick<Context, "api">,
  pipelineId: string,
): Promise<{ full_name?: string | undefined } | undefined> {
  try {
    const request = { response: z.object({ full_name: z.string().optional() }), variant: "repositories-api" };
    return await api.platform.send("GET", path`/pipelines/${pipelineId}/repo`, request);
  } catch (error) {
    if (error instanceof HerokuError) return undefined;
    throw error;
  }
}

/** Refuses review apps from another repository than the one that the pipeline is connected to. */
export async function refuseOtherRepository(
  context: Pick<Context, "api">,
  { pipelineId, orgRepo }: Partial<ReviewAppInputs>,
): Promise<void> {
  if (pipelineId === undefined || orgRepo === undefined) return;
  const connected = (await connectedRepository(context, pipelineId))?.full_name;
  if (connected === undefined || connected.toLowerCase() === orgRepo.toLowerCase()) return;
  throw new Error(
    `orgRepo: expected the repository that the pipeline is connected to, ${connected}, got ${orgRepo}; ` +
      `to change it: https://dashboard.heroku.com/pipelines/${pipelineId}/settings`,
  );
}
