import { z } from "zod";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";

/** Names of all apps that a Heroku has. */
export async function appNames({ platform }: Heroku): Promise<string[]> {
  const apps = await platform.list("/apps", z.object({ name: z.string() }));
  return apps.map(({ name }) => name);
}
