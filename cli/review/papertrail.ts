import type { Papertrail } from "../../review/live/heroku-source.ts";
import { papertrailAt } from "../../review/observe/log-volume.ts";
import type { Settings } from "../../sdks/heroku/provider/settings.ts";
import type { Surroundings } from "./look.ts";

/** Papertrail, where a review asks it. */
export function papertrailOf(
  { apiUrl }: Pick<Settings, "apiUrl">,
  listener: Pick<Surroundings, "signal" | "notice">,
): Papertrail | undefined {
  const address = papertrailAddress(apiUrl, process.env);
  return address === undefined ? undefined : papertrailAt(address, listener);
}

/** Its own address beside Heroku's own; another where `PAPERTRAIL_API_URL` says so, and none where that is empty. */
export function papertrailAddress(apiUrl: string, { PAPERTRAIL_API_URL }: NodeJS.ProcessEnv): string | undefined {
  if (PAPERTRAIL_API_URL !== undefined) return PAPERTRAIL_API_URL.replace(/\/+$/, "") || undefined;
  return apiUrl === "https://api.heroku.com" ? "https://papertrailapp.com" : undefined;
}
