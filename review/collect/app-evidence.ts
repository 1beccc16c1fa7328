import { z } from "zod";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { orMissing } from "../../sdks/heroku/client/or-missing.ts";
import { path } from "../../sdks/heroku/client/path.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import type { AccountLists } from "../parity/account-lists.ts";
import { reasonOf } from "../parity/parts.ts";
import type { NotChecked } from "../report.ts";
import type { Evidence } from "./cause.ts";
import type { RecordedServices } from "./recorded-services.ts";
import { newestReleases } from "./releases.ts";

/** What drifted of one service, as far as it says what is to be asked. */
export interface Question {
  readonly service: string;
  /** Whether config vars are among it. */
  readonly config: boolean;
  /** Plans that add-ons had, and have no more. */
  readonly plans: readonly string[];
}

/** Who is asked, of which environment. */
export interface Asked {
  readonly heroku: Heroku;
  readonly lists: AccountLists;
  readonly settings: EstateSettings;
  readonly recorded: RecordedServices;
  readonly signal: AbortSignal;
}

const Plan = z.object({ name: z.string() });

/** Asks Heroku what may explain the drift of one service; what it does not answer is told, and left out. */
export async function evidenceOf(asked: Asked, question: Question): Promise<Evidence & { notChecked: NotChecked[] }> {
  const { heroku, lists, settings, recorded, signal } = asked;
  const { service, config, plans } = question;
  const own = settings.services.find(({ declaration }) => declaration.name === service);
  const app = recorded[service]?.app ?? own?.appName ?? service;
  const notChecked: NotChecked[] = [];
  const tried = async <T>(what: string, ask: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      notChecked.push({ what, why: reasonOf(error) });
      return undefined;
    }
  };
  const [releases, addons, names] = await Promise.all([
    // An app that is gone, or was never made, has none.
    tried(`releases of ${app}`, async () => (await orMissing(newestReleases(heroku, app))) ?? []),
    config ? tried(`add-ons of ${app}`, () => lists.addons()) : undefined,
    Promise.all(plans.map((plan) => tried(`the plan ${plan}`, () => orMissing(planNow(heroku, plan))))),
  ]);
  const rows = (addons ?? []).filter((row) => row.app.name === app);
  return {
    settings: own,
    releases,
    setByAddons: new Map(rows.flatMap((row) => row.config_vars.map((key) => [key, row.addon_service.name] as const))),
    addonNames: Object.fromEntries(
      Object.entries(recorded[service]?.addons ?? {}).map(([slot, { name }]) => [slot, name]),
    ),
    planNames: new Map(plans.flatMap((plan, index) => (names[index] === undefined ? [] : [[plan, names[index]]]))),
    notChecked,
  };
}

/** What Heroku calls a plan now: it goes on understanding an earlier name. Source: `GET /plans/{plan}`. */
async function planNow({ platform }: Heroku, plan: string): Promise<string> {
  const { name } = await platform.send("GET", path`/plans/${plan}`, { answer: Plan });
  return name;
}
