import { z } from "zod";
import type { AddonInPlace, Evidence, Origin } from "../../kinds/drift.ts";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { orMissing } from "../../sdks/heroku/client/or-missing.ts";
import { path } from "../../sdks/heroku/client/path.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import type { HerokuSource } from "../live/heroku-source.ts";
import { failureIn } from "../live/parts.ts";
import { factOf, newestReleases, type Release, releasesOfRollback } from "../live/releases.ts";
import type { AddonRow } from "../live/wire.ts";
import type { RecordedServices } from "../observe/recorded-services.ts";
import type { NotChecked } from "../report/not-checked.ts";

/** What drifted of one service, as far as it says what is to be asked. */
export interface Question {
  readonly service: string;
  /** Whether anything did: then it is asked who did it. */
  readonly hasDrifted: boolean;
  /** Whether config vars are among it. */
  readonly config: boolean;
  /** Plans that add-ons had, and have no more. */
  readonly plans: readonly string[];
  /** Whether an add-on has lost its attachment name. */
  readonly attachments: boolean;
  /** Slots of add-ons that are gone. */
  readonly goneAddons: readonly string[];
  /** The app's current name, if a person renamed it. */
  readonly renamed: string | undefined;
  /** Whether the app itself is gone. */
  readonly isGone: boolean;
}

/** Who is asked, of which environment. */
interface Asked extends HerokuSource {
  readonly settings: EstateSettings;
  readonly recorded: RecordedServices;
}

const Plan = z.object({ name: z.string() });

/** What Heroku says of an app, and what it does not. */
export type EvidenceFound = Evidence & { readonly rows: readonly Release[]; readonly notChecked: NotChecked[] };

/** Asks Heroku what may explain the drift of one service; what it does not answer is told, and left out. */
export async function evidenceOf(asked: Asked, question: Question): Promise<EvidenceFound> {
  const { heroku, lists, settings, recorded, signal } = asked;
  const { service, hasDrifted, config, plans, goneAddons, renamed } = question;
  const own = settings.services.find(({ declaration }) => declaration.name === service);
  const app = renamed ?? recorded[service]?.app ?? own?.appName ?? service;
  const notChecked: NotChecked[] = [];
  const tried = async <T>(
    what: NotChecked["what"][number],
    of: string,
    ask: () => Promise<T>,
  ): Promise<T | undefined> => {
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      notChecked.push({ what: [what], of: [of], why: { code: "error", error: failureIn(error) } });
      return undefined;
    }
  };
  const mayBeMissing = question.isGone || recorded[service] === undefined;
  const releasesOfApp = () => (hasDrifted ? newestReleases(lists, app) : releasesOfRollback(lists, app));
  const [releases, addons, attachments, names] = await Promise.all([
    // An app that is gone, or was never made, has none.
    tried("releases", app, async () => (mayBeMissing ? await orMissing(releasesOfApp()) : releasesOfApp()) ?? []),
    config || goneAddons.length > 0 ? tried("add-ons", app, () => lists.addons()) : undefined,
    question.attachments ? tried("attachments", app, () => lists.attachments()) : undefined,
    Promise.all(plans.map((plan) => tried("plan", plan, () => orMissing(planNow(heroku, plan))))),
  ]);
  const isRecreated = question.isGone && (await lists.idOf(app)) !== undefined;
  const rows = (addons ?? []).filter((row) => row.app.name === app);
  return {
    settings: own,
    releases: releases?.map(factOf),
    rows: releases ?? [],
    setByAddons: new Map(rows.flatMap((row) => row.config_vars.map((key) => [key, row.addon_service.name] as const))),
    addonNames: Object.fromEntries(
      Object.entries(recorded[service]?.addons ?? {}).map(([slot, { name }]) => [slot, name]),
    ),
    addonsInPlace: inPlaceOf(goneAddons, recorded[service]?.addons ?? {}, rows),
    ...(isRecreated && { recreated: { app, ...firstOf(releases) } }),
    attachments: new Map(
      (attachments ?? [])
        .filter((row) => row.app.name === app)
        .map(({ name, addon }) => [name, addon.name ?? addon.id] as const),
    ),
    planNames: new Map(plans.flatMap((plan, index) => (names[index] === undefined ? [] : [[plan, names[index]]]))),
    notChecked,
  };
}

/** Who made an app, and when: its first release says so, where it is among the newest. */
function firstOf(releases: readonly Release[] = []): Origin | undefined {
  const first = releases.find(({ version }) => version === 1);
  return first && factOf(first).origin;
}

/** By slot, what the app has instead of add-ons that are gone: nothing of what the last `up` recorded for another slot. */
function inPlaceOf(
  slots: readonly string[],
  recorded: RecordedServices[string]["addons"],
  rows: readonly AddonRow[],
): Record<string, AddonInPlace> {
  const names = new Set(Object.values(recorded).map(({ name }) => name));
  const found = slots.flatMap((slot): [string, AddonInPlace][] => {
    const gone = recorded[slot];
    if (gone === undefined) return [];
    const alike = rows.filter(({ addon_service: { name } }) => gone.plan.startsWith(`${name}:`));
    const row = alike.find(({ name }) => name === gone.name) ?? alike.find(({ name }) => !names.has(name));
    if (row === undefined) return [];
    return [[slot, { name: row.name, instead: gone.name, isNamesake: row.name === gone.name }]];
  });
  return Object.fromEntries(found);
}

/** What Heroku calls a plan now: it goes on understanding an earlier name. Source: `GET /plans/{plan}`. */
async function planNow({ platform }: Heroku, plan: string): Promise<string> {
  const { name } = await platform.send("GET", path`/plans/${plan}`, { response: Plan });
  return name;
}
