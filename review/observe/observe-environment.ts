import type { RunResult } from "../../engine/engine.ts";
import { app } from "../../kinds/app.ts";
import { isOf } from "../../kinds/kinds.ts";
import { HerokuError } from "../../sdks/heroku/client/heroku-error.ts";
import { formerAppNames } from "../../settings/app-name.ts";
import { attachmentWanted, usualAttachment, varsSetBy } from "../../settings/attachment.ts";
import { type IgnoreRule, ruleFor } from "../../settings/review-rules.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import { mayHoldData } from "../../settings/vendor-of.ts";
import { catalogue } from "../../settings/vendors.ts";
import { findApp } from "../live/find-app.ts";
import { failureIn, reasonOf } from "../live/parts.ts";
import type { Witness } from "../live/witness.ts";
import type { AddedByHand } from "../report/added-by-hand.ts";
import type { Health } from "../report/health.ts";
import type { NotChecked, Unchecked } from "../report/not-checked.ts";
import type { BilledAlready } from "./added-addons.ts";
import { addedAddons, addedAttachments, addonsTakenOver } from "./added-addons.ts";
import { addedConfig } from "./added-config.ts";
import type { Observation } from "./added-items.ts";
import { addedMembers } from "./added-members.ts";
import * as parts from "./added-parts.ts";
import { isLeaving, observedApp, ownAddons } from "./app-in-use.ts";
import type { BackupWish } from "./backup-health.ts";
import { type Declared, declaredOf } from "./declared.ts";
import { type Check, healthChecks, suspension } from "./health.ts";
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
  readonly witness: Witness;
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
  { witness, settings, rules }: Pick<EnvironmentToObserve, "settings" | "rules"> & { witness: Witness | undefined },
  runs: readonly Pick<RunResult, "steps" | "previousOutputs">[],
): Promise<Observed> {
  if (witness === undefined) return nothing;
  const previousOutputs = runs.find((run) => Object.keys(run.previousOutputs).length > 0)?.previousOutputs ?? {};
  const apps = runs.flatMap(({ steps }) => steps).filter((step) => isOf(app, step));
  const appUrns = new Map(apps.map(({ name, urn }) => [app.naming.serviceOf(name), urn]));
  return observeEnvironment({ witness, settings, rules, previousOutputs, appUrns });
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
  const { heroku, lists, signal, papertrail } = look.witness;
  const { declaration, appName: name } = declared.settings;
  const service = declaration.name;
  const stage = declared.environment;
  const formerly = formerAppNames(declared.settings, stage);
  const found = await findApp({ heroku, lists, signal, name, formerly, service, stage });
  if (found.kind === "missing") return nothing;
  if (found.kind === "not checked")
    return { ...nothing, notChecked: [{ what: ["app"], of: [name], why: { code: "error", error: found.reason } }] };
  const observed = observedApp(lists, { service, app: found.app, now: look.now ?? Date.now() });
  const on = { service, app: found.app.name };
  const [added, takenOver, health] = await Promise.all([
    looked(look, addedChecks({ observed, declared }, look)),
    looked(look, [{ what: "add-ons", look: () => addonsTakenOver({ observed, declared }) }]),
    looked(look, [
      ...healthChecks(observed, backupWishes(declared), papertrail),
      { what: "attachments", look: () => lostAttachments({ observed, declared }) },
    ]),
  ]);
  const suspended = [...added.errors, ...health.errors].flatMap(({ error }) => suspension(error, on)).slice(0, 1);
  return {
    addedByHand: added.found,
    health: [...health.found, ...suspended],
    takenOver: takenOver.found,
    notChecked: unread(on.app, [...added.errors, ...health.errors]),
  };
}

const nothing: Observed = { addedByHand: [], health: [], takenOver: [], notChecked: [] };

const backupWishes = ({ settings, addonNames }: Declared): BackupWish[] =>
  settings.addons
    .filter(({ addon }) => addon.vendor.service === "heroku-postgresql")
    .map(({ slot, addon }) => ({ addon: addonNames[slot], isDaily: addon.backup?.kind === "daily" }));

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

interface Failure {
  readonly what: Unchecked;
  readonly error: unknown;
}

/** A failure costs its own check only. */
async function looked<T>({ witness: { signal } }: EnvironmentToObserve, checks: readonly Check<T>[]) {
  const answers = await Promise.all(
    checks.map(async ({ what, look }): Promise<{ found: T[]; errors: Failure[] }> => {
      try {
        return { found: await look(), errors: [] };
      } catch (error) {
        signal.throwIfAborted();
        return { found: [], errors: [{ what, error }] };
      }
    }),
  );
  return { found: answers.flatMap(({ found }) => found), errors: answers.flatMap(({ errors }) => errors) };
}

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

/**
 * Stores of the app that no add-on is attached as any more, such as `DATABASE`: the app has lost its config var. Where the program asks for
 * the name, that is drift; where Heroku chose it, nothing else shows it.
 */
async function lostAttachments({ observed, declared }: Observation): Promise<Health[]> {
  const [own, attachments] = await Promise.all([ownAddons(observed), observed.lists.attachments()]);
  const names = new Set(attachments.filter(({ app }) => app.id === observed.app.id).map(({ name }) => name));
  const all = declared.settings.addons.map(({ addon }) => addon);
  return declared.settings.addons.flatMap(({ slot, addon }): Health[] => {
    const live = own.find(({ name }) => name === declared.addonNames[slot]);
    const attachment = usualAttachment(addon.vendor);
    const isKnown = Object.values(catalogue).some(({ service }) => service === addon.vendor.service);
    if (!isKnown || !mayHoldData(addon.vendor.service) || attachmentWanted(addon, all) !== undefined) return [];
    // What the files at hand ask for the first time, Heroku has not lost.
    if (
      live?.addon_service.name !== addon.vendor.service ||
      !varsSetBy(addon).every((key) => declared.had(`config.${key}`))
    )
      return [];
    if (isLeaving(live) || live.state !== "provisioned" || names.has(attachment)) return [];
    return [{ service: observed.service, app: observed.app.name, kind: "attachment", attachment, addon: live.name }];
  });
}
