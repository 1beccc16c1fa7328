import { z } from "zod";
import type { Unhealthy } from "../../kinds/health.ts";
import { logHealth } from "../../kinds/log-addon.ts";
import { HerokuError } from "../../sdks/heroku/client/heroku-error.ts";
import type { Papertrail } from "../live/heroku-source.ts";
import { type ObservedApp, ownAddons } from "./app-in-use.ts";

/** Log add-ons of an app that have used nearly all that their plan takes. */
export async function logVolume(observed: ObservedApp, papertrail: Papertrail): Promise<Unhealthy[]> {
  const logs = (await ownAddons(observed)).filter(
    ({ addon_service: { name }, state }) => name === "papertrail" && state === "provisioned",
  );
  if (logs.length === 0) return [];
  const vars = await readableVars(observed);
  const found = logs.map(async (addon) => {
    const token = vars[addon.config_vars.find((key) => key.endsWith("API_TOKEN")) ?? ""];
    const volume = token ? await papertrail.usage(token) : undefined;
    return volume === undefined ? [] : logHealth(addon, volume);
  });
  return (await Promise.all(found)).flat();
}

/** A key that may not read config vars is told elsewhere, once. */
async function readableVars({ configVars }: ObservedApp): Promise<Readonly<Record<string, string>>> {
  try {
    return await configVars();
  } catch (error) {
    if (error instanceof HerokuError && error.status === 403) return {};
    throw error;
  }
}

const Usage = z.object({ log_data_transfer_used: z.number(), log_data_transfer_plan_limit: z.number() });

/** Milliseconds for an answer: a review waits no longer for a vendor. */
const PATIENCE_MS = 10_000;

/**
 * Papertrail at an address, `https://papertrailapp.com` as a rule. Where it does not answer, one line says so and nothing is known: a
 * review is not incomplete for a vendor's sake. Source: help.papertrailapp.com/kb/how-it-works/settings-api, `GET /api/v1/accounts.json`.
 */
export function papertrailAt(address: string, { signal, notice }: Listener): Papertrail {
  const { host } = new URL(address);
  let isTold = false;
  const unknown = (got: string): undefined => {
    if (!isTold) notice(`${host}: expected the volume of log lines, got ${got}; it is not in this review`);
    isTold = true;
  };
  return {
    async usage(token) {
      const response = await asked(`${address}/api/v1/accounts.json`, token, signal);
      if (!response?.ok) return unknown(response === undefined ? "no answer" : `${response.status}`);
      const answer = Usage.safeParse(await response.json().catch(() => undefined));
      if (!answer.success) return unknown("another answer");
      return { used: answer.data.log_data_transfer_used, limit: answer.data.log_data_transfer_plan_limit };
    },
  };
}

interface Listener {
  readonly signal: AbortSignal;
  notice(line: string): void;
}

async function asked(url: string, token: string, signal: AbortSignal): Promise<Response | undefined> {
  try {
    return await fetch(url, {
      headers: { "X-Papertrail-Token": token },
      redirect: "error",
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
