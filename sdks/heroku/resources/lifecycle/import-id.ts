import { z } from "zod";
import type { Heroku } from "../../client/heroku.ts";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";

/** The two halves of an id such as `<app>:<domain>`; the second may hold colons. */
export function splitImportId(id: string, form: string): [owner: string, object: string] {
  const colon = id.indexOf(":");
  if (colon < 1 || colon === id.length - 1) throw new Error(`id: expected ${form}, got ${id}`);
  return [id.slice(0, colon), id.slice(colon + 1)];
}

/** The UUID of an app given by UUID or name; `undefined` when there is none. Costs a request only for a name. */
export function appIdOf(api: Heroku, app: string): Promise<string | undefined> {
  return uuidOf(api, app, path`/apps/${app}`);
}

/** As `appIdOf`, for an add-on. */
export function addonIdOf(api: Heroku, addon: string): Promise<string | undefined> {
  return uuidOf(api, addon, path`/addons/${addon}`);
}

async function uuidOf(api: Heroku, given: string, at: string): Promise<string | undefined> {
  if (z.uuid().safeParse(given).success) return given;
  const found = await orMissing(api.platform.send("GET", at, { response: z.object({ id: z.string() }) }));
  return found?.id;
}
