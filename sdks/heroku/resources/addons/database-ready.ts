import { z } from "zod";
import { HerokuError } from "../../client/heroku-error.ts";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import { waitUntil } from "../../client/wait-until.ts";
import type { Context } from "../../define/definition.ts";
import { retryTransientErrors } from "../lifecycle/retry-transient-errors.ts";

/** A large database takes this long to be prepared. */
const LONGEST_MS = 20 * 60_000;
/** How long the Data API may not know an add-on that the Platform API already calls provisioned. */
const UNKNOWN_MS = 2 * 60_000;

const WaitStatus = z.object({ "waiting?": z.boolean(), message: z.string().optional() });

/** Makes a call on a database; while that is still being prepared, waits for it and then makes the call again. */
export async function whenReady<T>(
  context: Pick<Context, "api" | "signal">,
  addonId: string,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!isPreparing(error)) throw error;
    // An add-on that is gone, or no Postgres, will never be ready.
    await context.api.platform.send("GET", path`/addons/${addonId}`, { response: z.unknown() });
    const since = Date.now();
    const lookAgain = retryTransientErrors(() => look(context, addonId, since));
    const ready = await waitUntil(lookAgain, { signal: context.signal, totalMs: LONGEST_MS });
    if (ready !== "ready") throw error;
    return call();
  }
}

async function look(
  { api }: Pick<Context, "api">,
  addonId: string,
  since: number,
): Promise<"ready" | "unknown" | undefined> {
  const at = path`/client/v11/databases/${addonId}/wait_status`;
  const status = await orMissing(api.data.send("GET", at, { response: WaitStatus }));
  if (status === undefined) return Date.now() - since > UNKNOWN_MS ? "unknown" : undefined;
  return status["waiting?"] ? undefined : "ready";
}

function isPreparing(error: unknown): boolean {
  if (!(error instanceof HerokuError)) return false;
  return (
    error.status === 404 || (error.status === 422 && /wait|prepar|not (yet )?(ready|available)/i.test(error.reason))
  );
}
