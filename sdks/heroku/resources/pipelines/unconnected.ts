import { z } from "zod";
import { HerokuError } from "../../client/heroku-error.ts";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { gone } from "../lifecycle/gone.ts";

/** What review apps of a pipeline are to come from. */
export interface Wanted {
  readonly pipelineId: string;
  readonly orgRepo: string;
}

/**
 * Says what a 404 of a new review app config means. No call connects a pipeline to GitHub, which takes a person who signs in
 * there: so that person is told where.
 */
export async function orUnconnected<T>(
  { api }: Pick<Context, "api">,
  { pipelineId, orgRepo }: Wanted,
  call: Promise<T>,
): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof HerokuError) || error.status !== 404) throw error;
    const answer = z.object({ name: z.string() });
    const pipeline = await orMissing(api.platform.send("GET", path`/pipelines/${pipelineId}`, { answer }));
    if (pipeline === undefined) throw gone(`pipeline ${pipelineId}`);
    throw new Error(
      `pipeline ${pipeline.name}: expected one that is connected to GitHub, got one that is not; ` +
        `connect it to ${orgRepo} at https://dashboard.heroku.com/pipelines/${pipelineId}/settings, then run this again`,
      { cause: error },
    );
  }
}
