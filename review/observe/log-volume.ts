import { z } from "zod";
import { HerokuError } from "../../sdks/heroku/client/heroku-error.ts";
import type { Papertrail } from "../live/witness.ts";
import type { Health } from "../report/health.ts";
import { isLeaving, type ObservedApp, ownAddons } from "./app-in-use.ts";

const service = "papertrail";

/** From here on it is told: above its plan, Papertrail drops lines until the next period. */
const NEARLY_USED_PERCENT = 80;

/** Log add-ons of an app that have used nearly all that their plan takes. */
export async function logVolume(
  observed: ObservedApp,
  on: Pick<Health, "service" | "app">,
  papertrail: Papertrail,
): Promise<Health[]> {
  const logs = (await ownAddons(observed)).filter(
    (addon) => addon.addon_service.name === service && addon.state === "provisioned" && !isLeaving(addon),
  );
  if (logs.length === 0) return [];
  const vars = await readableVars(observed);
  const found = logs.map(async ({ config_vars: keys, name: addon, plan: { name: plan } }): Promise<Health[]> => {
    const token = vars[keys.find((key) => key.endsWith("API_TOKEN")) ?? ""];
    if (token === undefined || token === "") return [];
    const usage = await papertrail.usage(token);
    if (usage === undefined || usage.limit === 0) return [];
    const { used, limit } = usage;
    const percent = Math.floor((100 * used) / limit);
    if (percent < NEARLY_USED_PERCENT) return [];
    return [{ ...on, kind: "log volume", addon, plan, used, limit, percent }];
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
