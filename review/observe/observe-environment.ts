import type { RunResult } from "../../engine/engine.ts";
import { app } from "../../kinds/app.ts";
import { attachmentHealth } from "../../kinds/attachment.ts";
import type { Health, Unhealthy } from "../../kinds/health.ts";
import { isOf } from "../../kinds/kinds.ts";
import { HerokuError } from "../../sdks/heroku/client/heroku-error.ts";
import { attachmentWanted, usualAttachment, varsSetBy } from "../../settings/attachment.ts";
import { type IgnoreRule, ruleFor } from "../../settings/review-rules.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import { mayHoldData } from "../../settings/vendor-of.ts";
import { catalogue } from "../../settings/vendors.ts";
import { type Check, type Failure, looked } from "../live/checks.ts";
import { findApp } from "../live/find-app.ts";
import type { HerokuSource } from "../live/heroku-source.ts";
import { failureIn, reasonOf } from "../live/parts.ts";
import type { AddedByHand } from "../report/added-by-hand.ts";
import type { NotChecked } from "../report/not-checked.ts";
import type { BilledAlready } from "./added-addons.ts";
import { addedAddons, addedAttachments, addonsTakenOver } from "./added-addons.ts";
import { addedConfig } from "./added-config.ts";
import type { Observation } from "./added-items.ts";
import { addedMembers } from "./added-members.ts";
import * as parts from "./added-parts.ts";
import { observedApp, ownAddons } from "./app-in-use.ts";
import { expectedBackups } from "./databases.ts";
import { type Declared, declaredOf } from "./declared.ts";
import { healthByFailures, healthChecks } from "./health.ts";
import { logVolume } from "./log-volume.ts";
import { recordedServices } from "./recorded-services.ts";

/** What stands in an environment beside what is declared, and what of it does not work. */
export interface Observed {
  readonly addedByHand: AddedByHand[];
  readonly health: Health[];
  /** Add-ons that the next `up` takes over. */
  readonly takenOver: BilledAlready[];
  readonly notChecked: NotChecked[];
}

export interface EnvironmentToObserve {
  readonly source: HerokuSource;
  readonly settings: EstateSettings;
  readonly rules: readonly IgnoreRule[];
  /** Outputs of the last `up`. */
  readonly previousOutputs: Readonly<Record<string, unknown>>;
  /** URNs of the apps, by service, as far as the state has them. */
  readonly appUrns: ReadonlyMap<string, string>;
  /** Milliseconds since 1970. @default now */
  readonly now?: number;
}

/** What stands in an environment, by what runs of an engine say of its state; nothing where there is nobody to ask. */
export async function observedIn(
  { source, settings, rules }: Pick<EnvironmentToObserve, "settings" | "rules"> & { source: HerokuSource | undefined },
  runs: readonly Pick<RunResult, "steps" | "previousOutputs">[],
): Promise<Observed> {
  if (source === undefined) return nothing;
  const previousOutputs = runs.find((run) => Object.keys(run.previousOutputs).length > 0)?.previousOutputs ?? {};
  const apps = runs.flatMap(({ steps }) => steps).filter((step) => isOf(app, step));
  const appUrns = new Map(apps.map(({ name, urn }) => [app.naming.serviceOf(name), urn]));
  return observeEnvironment({ source, settings, rules, previousOutputs, appUrns });
}

/** Looks at every app of an environment, all at once. An app that was never made has nothing to look at. */
export async function observeEnvironment(look: EnvironmentToObserve): Promise<Observed> {
  const { settings, previousOutputs, appUrns, rules } = look;
  const recorded = recordedServices({ previousOutputs: { ...previousOutputs } });
  const all = declaredOf(settings, recorded, previousOutputs.manifest, appUrns);
  const found = await Promise.all(all.map((declared) => observeService(look, declared)));
  return {
    addedByHand: found.flatMap(({ addedByHand }) => addedByHand).map((each) => ignoredBy(rules, each)),
    health: found.flatMap(({ health }) => health),
    takenOver: found.flatMap(({ takenOver }) => takenOver),
    notChecked: found.flatMap(({ notChecked }) => notChecked),
  };
}

const ignoredBy = (rules: readonly IgnoreRule[], added: AddedByHand): AddedByHand => {
  const rule = ruleFor(rules, added.service, added.place);
  return rule === undefined
    ? added
    : { ...added, ignored: { reason: rule.reason, ...(rule.until !== undefined && { until: rule.until }) } };
};

async function observeService(look: EnvironmentToObserve, declared: Declared): Promise<Observed> {
  const { source, now = Date.now() } = look;
  const { lists, signal, papertrail } = source;
  const { settings, environment } = declared;
  const found = await findApp(source, settings, environment);
  if (found.kind === "missing") return nothing;
  if (found.kind === "not checked") {
    const why = { code: "error", error: found.reason } as const;
    return { ...nothing, notChecked: [{ what: ["app"], of: [settings.appName], why }] };
  }
  const observed = observedApp(lists, { service: settings.declaration.name, app: found.app, now });
  const of = { observed, declared };
  const others: Check<Unhealthy>[] = [
    ...(papertrail === undefined ? [] : [{ what: "log volume", look: () => logVolume(observed, papertrail) } as const]),
    { what: "attachments", look: () => lostAttachments(of) },
  ];
  const [added, takenOver, health] = await Promise.all([
    looked(signal, addedChecks(of, look)),
    looked(signal, [{ what: "add-ons", look: () => addonsTakenOver(of) }]),
    looked(signal, healthChecks(observed, expectedBackups(settings.addons, declared.addonNames), ...others)),
  ]);
  const errors = [...added.errors, ...health.errors];
  return {
    addedByHand: added.found,
    health: [...health.found, ...healthByFailures(observed, errors)],
    takenOver: takenOver.found,
    notChecked: unread(found.app.name, errors),
  };
}

const nothing: Observed = { addedByHand: [], health: [], takenOver: [], notChecked: [] };

const addedChecks = (of: Observation, { settings }: EnvironmentToObserve): Check<AddedByHand>[] => [
  { what: "config vars", look: () => addedConfig(of) },
  { what: "add-ons", look: () => addedAddons(of) },
  { what: "attachments", look: () => addedAttachments(of) },
  { what: "domains", look: () => parts.addedDomains(of) },
  { what: "drains", look: () => parts.addedDrains(of) },
  { what: "webhooks", look: () => parts.addedWebhooks(of) },
  { what: "people", look: () => parts.addedPeople(of) },
  { what: "features", look: () => parts.addedFeatures(of) },
  { what: "buildpacks", look: () => parts.addedBuildpacks(of) },
  { what: "processes", look: () => parts.addedProcesses(of) },
  { what: "pipeline", look: () => addedMembers(of, settings.services) },
];

/** What could not be read, each reason once; one request may serve several checks, and an app may be hidden as a whole. */
function unread(app: string, failures: readonly Failure[]): NotChecked[] {
  const byReason = Map.groupBy(failures, ({ error }) => {
    const isHiding = error instanceof HerokuError && [403, 404].includes(error.status);
    return isHiding ? `${error.status} ${error.reason}` : reasonOf(error);
  });
  return [...byReason.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const parts = new Set([first, ...others].map(({ what }) => what));
    return [{ what: [...parts], of: [app], why: { code: "error", error: failureIn(first.error) } }];
  });
}

/** Stores of the app, such as `DATABASE`, that no add-on is attached as any more. */
async function lostAttachments({ observed, declared }: Observation): Promise<Unhealthy[]> {
  const [own, attachments] = await Promise.all([ownAddons(observed), observed.lists.attachments()]);
  const names = new Set(attachments.filter(({ app }) => app.id === observed.app.id).map(({ name }) => name));
  const all = declared.settings.addons.map(({ addon }) => addon);
  return declared.settings.addons.flatMap(({ slot, addon }) => {
    const { service } = addon.vendor;
    const live = own.find(({ name }) => name === declared.addonNames[slot]);
    const isKnown = Object.values(catalogue).some((each) => each.service === service);
    // What the files at hand ask for the first time, Heroku has not lost.
    const isOld =
      live?.addon_service.name === service && varsSetBy(addon).every((key) => declared.had(`config.${key}`));
    if (!isKnown || !mayHoldData(service) || attachmentWanted(addon, all) !== undefined || !isOld) return [];
    return attachmentHealth(live, usualAttachment(addon.vendor), names);
  });
}
