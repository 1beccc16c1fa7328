import { HerokuError } from "../../client/heroku-error.ts";
import { waitUntil } from "../../client/wait-until.ts";
import type { Context } from "../../define/definition.ts";
import { freshApps } from "./fresh-apps.ts";

/** Longer than Heroku has been seen to take until every host knows a new app (10 s). */
const SETTLING_MS = 30_000;

/** Makes a call on an app, and repeats it while Heroku says of an app just made that there is none. */
export async function onApp<T>(
  context: Pick<Context, "api" | "signal">,
  appId: string,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!freshApps(context.api).has(appId) || !isSettling(error)) throw error;
    const answered = await waitUntil(() => unlessMissing(call), { signal: context.signal, totalMs: SETTLING_MS });
    if (answered === undefined) throw error;
    return answered.value;
  }
}

async function unlessMissing<T>(call: () => Promise<T>): Promise<{ value: T } | undefined> {
  try {
    return { value: await call() };
  } catch (error) {
    if (isSettling(error)) return undefined;
    throw error;
  }
}

/** Heroku does not know the app yet, or is not done with it. */
function isSettling(error: unknown): boolean {
  return isAppMissing(error) || (error instanceof HerokuError && error.code === "app_not_provisioned");
}

/** Whether a 404 means the app; what hangs on it answers 404 as well, and says which of the two is missing. */
export function isAppMissing(error: unknown): boolean {
  if (!(error instanceof HerokuError) || error.status !== 404) return false;
  return error.resource === "app" || /that app\b/i.test(error.reason);
}
