import { z } from "zod";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { ifReadable } from "../lifecycle/if-readable.ts";

const Coupling = z.object({ stage: z.string(), pipeline: z.object({ id: z.string() }) });
const Named = z.object({ name: z.string() });

/**
 * The error of an app that cannot be renamed, since another app has the name: maybe another environment's, after two names were swapped
 * by hand. That one is not offered for import, as the state has an app in its place.
 */
export async function nameInUse(context: Pick<Context, "api">, name: string, id: string): Promise<Error> {
  const place = await placeOf(context, id);
  return new Error(
    `name: expected the name of no app yet, got ${name}, which another app has than the one that is renamed${place}; choose another ` +
      `name, or give that app another one, if its address and git remote are not in use (heroku apps:rename <another name> --app ${name}), and run this again`,
  );
}

async function placeOf({ api: { platform } }: Pick<Context, "api">, id: string): Promise<string> {
  const coupling = await ifReadable(platform.send("GET", path`/apps/${id}/pipeline-couplings`, { answer: Coupling }));
  if (coupling === undefined) return "";
  const { pipeline, stage } = coupling;
  const at = path`/pipelines/${pipeline.id}`;
  const named = await ifReadable(platform.send("GET", at, { answer: Named }));
  return ` and that is in use: it is in the stage ${stage} of the pipeline ${named?.name ?? pipeline.id}`;
}
