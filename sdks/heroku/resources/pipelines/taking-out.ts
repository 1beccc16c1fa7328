import { z } from "zod";
import { orNotVisible } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";

/** The command that takes an app out of its pipeline; the app itself stays. */
export const takingOut = (app: string): string => `heroku pipelines:remove --app ${app}`;

/** The name of an app that may have another owner, or its id, which commands also accept. */
export async function appNameOf({ api }: Pick<Context, "api">, id: string): Promise<string> {
  const answer = z.object({ name: z.string() });
  return (await orNotVisible(api.platform.send("GET", path`/apps/${id}`, { response: answer })))?.name ?? id;
}
