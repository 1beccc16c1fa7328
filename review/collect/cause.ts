import { nounOf } from "../../engine/noun.ts";
import { configKey } from "../../kinds/config-vars.ts";
import { ownName } from "../../kinds/naming.ts";
import { lastRefusal } from "../../sdks/heroku/client/last-refusal.ts";
import { rolledBackTo } from "../../sdks/heroku/client/rollback.ts";
import type { ServiceSettings } from "../../settings/settings.ts";
import type { ChangedProperty, Drift, Subject } from "../report/report.ts";
import type { AddonInPlace } from "./found.ts";
import { attachmentIn, detachedIn, keysIn, type Release } from "./releases.ts";

export type Cause = Drift["cause"];

/** What is known of an app when it is asked why something there is not as the last `up` left it. */
export interface Evidence {
  /** Undefined of a service that the declaration has no more. */
  readonly settings: ServiceSettings | undefined;
  /** Newest first; undefined where they could not be read. */
  readonly releases: readonly Release[] | undefined;
  /** Services of the add-ons that set a config var, by its key. */
  readonly setByAddons: ReadonlyMap<string, string>;
  /** Heroku's names of the add-ons, by slot, as the last `up` recorded them. */
  readonly addonNames: Readonly<Record<string, string>>;
  /** By slot, of add-ons that are gone: another one of the same service that the app has instead. */
  readonly addonsInPlace: Readonly<Record<string, AddonInPlace>>;
  /** By attachment name of the app, Heroku's name of the add-on that has it; only where an add-on has lost its name. */
  readonly attachments: ReadonlyMap<string, string>;
  /** Of an app that is gone: its name, where another app has it now, and who made that one when, where its releases tell. */
  readonly recreated?: { readonly app: string } & Pick<Cause, "by" | "at" | "release">;
  /** What Heroku calls a plan now, by the name that it had; absent where it could not be asked. */
  readonly planNames: ReadonlyMap<string, string>;
}

/**
 * Why a property is not as it was left; why the object is gone, without one. What is not certain is unknown, and says so.
 * `failures` says why the last `up` could not change the object: that explains what no release does.
 */
export function causeOf(
  subject: Subject,
  property: ChangedProperty | undefined,
  evidence: Evidence,
  failures: readonly string[] = [],
): Cause {
  if (property === undefined) return deletion(subject, evidence);
  const cause = observedCause(subject, property, evidence);
  return cause.kind === "unknown" && failures.length > 0 ? failedUpdate(failures) : cause;
}

const failedUpdate = (failures: readonly string[]): Cause => ({
  kind: "failed update",
  text: `${lastRefusal}${failureWords(failures)}`,
});

/** Heroku's own words, with what they advise, in one line. */
export function failureWords(failures: readonly string[]): string {
  const words = failures.join("; ").replaceAll(/\s*\n\s*/g, " ");
  return words.length > longestReason ? `${words.slice(0, longestReason)}…` : words;
}

const longestReason = 1500;

function observedCause(subject: Subject, property: ChangedProperty, evidence: Evidence): Cause {
  switch (nounOf(subject.type)) {
    case "AppConfigAssociation":
      return configCause(property, evidence);
    case "Formation":
      return formationCause(subject, property, evidence);
    case "Addon":
      return addonCause(property, evidence);
    case "Domain":
      return domainCause(property, evidence);
    default:
      return unseen;
  }
}

const byHand = (text: string): Cause => ({ kind: "hand edit", text });

/** Nothing shows who changed it: a person, a vendor, or Heroku itself. */
const unseen: Cause = { kind: "unknown", text: "changed outside of pulumi; Heroku makes no release of it" };

/** Who made a release, and when. */
export const whoAndWhen = ({ version, user, created_at: at }: Release): Pick<Cause, "by" | "at" | "release"> => ({
  ...(user?.email && { by: user.email }),
  at: new Date(at).toISOString(),
  release: version,
});

/** The newest release that can have changed the config var is the one that did: whatever it found, it left what is there. */
function configCause(property: ChangedProperty, { releases, setByAddons }: Evidence): Cause {
  const key = configKey(property.path);
  if (releases === undefined) return { kind: "unknown", text: `the app's releases could not be read` };
  for (const release of releases) {
    const cause = causeBy(release, key, property.kind);
    if (cause !== undefined) return { ...cause, ...whoAndWhen(release) };
  }
  const setter = setByAddons.get(key);
  if (setter !== undefined) return { kind: "add-on", text: `${key} is set by the add-on ${setter}` };
  return { kind: "unknown", text: `none of the app's newest releases names ${key}` };
}

/** Why a config var is as it is, if a release is the reason. */
function causeBy(release: Release, key: string, kind: ChangedProperty["kind"]): Cause | undefined {
  const version = rolledBackTo(release);
  if (version !== undefined) {
    return { kind: "rollback", text: `${key} is as it was in v${version}: the app was rolled back to it` };
  }
  if (keysIn(release).includes(key)) return byHand(`${key} was ${kind === "delete" ? "removed" : "set"} by hand`);
  const attachment = attachmentIn(release);
  if (attachment === undefined || (key !== attachment && !key.startsWith(`${attachment}_`))) return undefined;
  return { kind: "add-on", text: `${key} was changed by an add-on: ${release.description}` };
}

/** Heroku makes no release of scaling, and its API does not say who did it. */
function formationCause(subject: Subject, { path, shown }: ChangedProperty, { settings }: Evidence): Cause {
  const type = ownName(subject).replace(/^app-/, "");
  const size = settings?.processes.find((each) => each.type === type)?.size ?? "";
  const autoscales = type === "web" && /^(performance|private|shield)-/i.test(size);
  if (path === "quantity" && autoscales && shown?.after !== "0") {
    return {
      kind: "autoscaled",
      text: `${size} dynos of web can be autoscaled; scaling by hand cannot be told from it`,
    };
  }
  const text =
    path === "quantity"
      ? `${type} was scaled, by a person or by a vendor's autoscaler; Heroku makes no release of it`
      : `${type} got another ${path} outside of pulumi; Heroku makes no release of it`;
  return { kind: "unknown", text };
}

function addonCause({ path, shown }: ChangedProperty, { planNames, attachments }: Evidence): Cause {
  const { before = "", after = "" } = shown ?? {};
  if (path === "attachmentName") return attachmentCause(before, attachments.get(before));
  const now = planNames.get(before);
  if (path !== "plan") return unseen;
  if (now !== undefined && now === after) return { kind: "plan renamed", text: `Heroku calls ${before} ${after} now` };
  return { kind: "unknown", text: "the plan was changed outside of pulumi; Heroku makes no release of it" };
}

function attachmentCause(name: string, holder: string | undefined): Cause {
  if (holder === undefined) return { kind: "unknown", text: `${name} was detached outside of pulumi` };
  return { kind: "hand edit", text: `${name} is ${holder} now: somebody promoted or attached it` };
}

function domainCause({ path }: ChangedProperty, { settings }: Evidence): Cause {
  if (path === "sniEndpointId" && settings?.domain !== undefined) {
    return { kind: "certificate", text: "automatic certificates (ACM) have put another certificate in place" };
  }
  return unseen;
}

function deletion(subject: Subject, { releases = [], addonNames, addonsInPlace, recreated }: Evidence): Cause {
  const kind = "deleted";
  const noun = nounOf(subject.type);
  if (noun === "App" && recreated !== undefined) {
    const { app: _, ...origin } = recreated;
    return { kind, text: `App ${subject.name} no longer exists`, ...origin };
  }
  if (noun !== "Addon") return { kind, text: `${noun} ${subject.name} no longer exists` };
  const slot = ownName(subject);
  const name = addonNames[slot];
  const release = releases.find((each) => name !== undefined && detachedIn(each) === name);
  const text = addonDeletion(name ?? subject.name, addonsInPlace[slot]);
  return release === undefined ? { kind, text } : { kind, text, ...whoAndWhen(release) };
}

function addonDeletion(name: string, inPlace: AddonInPlace | undefined): string {
  if (inPlace === undefined) return `the add-on ${name} no longer exists`;
  return inPlace.isNamesake
    ? `the add-on ${name} was deleted, and another one of that name was made`
    : `the add-on ${name} no longer exists; the app has ${inPlace.name} of the same service`;
}
