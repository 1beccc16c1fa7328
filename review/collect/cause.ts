import { nounOf } from "../../engine/noun.ts";
import type { Cause, CauseDetail } from "../../kinds/cause.ts";
import { configKey } from "../../kinds/config-vars.ts";
import { ownName } from "../../kinds/naming.ts";
import { rolledBackTo } from "../../sdks/heroku/client/rollback.ts";
import type { ServiceSettings } from "../../settings/settings.ts";
import type { ChangedProperty, Subject } from "../report/report.ts";
import type { AddonInPlace } from "./found.ts";
import { attachmentIn, detachedIn, keysIn, type Release } from "./releases.ts";

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

/** What each detail comes to. */
const kinds: Readonly<Record<CauseDetail["code"], Cause["kind"]>> = {
  "config set": "hand edit",
  "config removed": "hand edit",
  "attached elsewhere": "hand edit",
  "config rolled back": "rollback",
  "config in release": "add-on",
  "config of add-on": "add-on",
  "config in no release": "unknown",
  "releases unread": "unknown",
  "changed outside": "unknown",
  scaled: "unknown",
  "process changed": "unknown",
  "plan changed": "unknown",
  detached: "unknown",
  autoscaled: "autoscaled",
  "plan renamed": "plan renamed",
  certificate: "certificate",
  gone: "deleted",
  "failed update": "failed update",
};

type Origin = Pick<Cause, "by" | "at" | "release">;

const causedBy = (detail: CauseDetail, origin: Origin = {}): Cause => ({
  kind: kinds[detail.code],
  details: [detail],
  ...origin,
});

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
  return cause.kind === "unknown" && failures.length > 0
    ? causedBy({ code: "failed update", herokuMessage: failureWords(failures) })
    : cause;
}

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
      return causedBy(formationCause(subject, property, evidence));
    case "Addon":
      return causedBy(addonCause(property, evidence));
    case "Domain":
      return causedBy(domainCause(property, evidence));
    default:
      return causedBy(outside);
  }
}

/** Nothing shows who changed it: a person, a vendor, or Heroku itself. */
const outside: CauseDetail = { code: "changed outside" };

/** Who made a release, and when. */
export const whoAndWhen = ({ version, user, created_at: at }: Release): Origin => ({
  ...(user?.email && { by: user.email }),
  at: new Date(at).toISOString(),
  release: version,
});

/** The newest release that can have changed the config var is the one that did: whatever it found, it left what is there. */
function configCause(property: ChangedProperty, { releases, setByAddons }: Evidence): Cause {
  const keys = [configKey(property.path)];
  const [key = ""] = keys;
  if (releases === undefined) return causedBy({ code: "releases unread" });
  for (const release of releases) {
    const detail = detailBy(release, key, property.kind);
    if (detail !== undefined) return causedBy(detail, whoAndWhen(release));
  }
  const addonService = setByAddons.get(key);
  return causedBy(
    addonService === undefined
      ? { code: "config in no release", keys }
      : { code: "config of add-on", keys, addonService },
  );
}

/** Why a config var is as it is, if a release is the reason. */
function detailBy(release: Release, key: string, kind: ChangedProperty["kind"]): CauseDetail | undefined {
  const keys = [key];
  const to = rolledBackTo(release);
  if (to !== undefined) return { code: "config rolled back", keys, to };
  if (keysIn(release).includes(key)) return { code: kind === "delete" ? "config removed" : "config set", keys };
  const attachment = attachmentIn(release);
  if (attachment === undefined || (key !== attachment && !key.startsWith(`${attachment}_`))) return undefined;
  return { code: "config in release", keys, description: release.description };
}

/** Heroku makes no release of scaling, and its API does not say who did it. */
function formationCause(subject: Subject, { path, shown }: ChangedProperty, { settings }: Evidence): CauseDetail {
  const process = ownName(subject).replace(/^app-/, "");
  const size = settings?.processes.find((each) => each.type === process)?.size ?? "";
  const autoscales = process === "web" && /^(performance|private|shield)-/i.test(size);
  if (path !== "quantity") return { code: "process changed", process, property: path };
  return autoscales && shown?.after !== "0" ? { code: "autoscaled", size } : { code: "scaled", process };
}

function addonCause({ path, shown }: ChangedProperty, { planNames, attachments }: Evidence): CauseDetail {
  const { before = "", after = "" } = shown ?? {};
  if (path === "attachmentName") {
    const holder = attachments.get(before);
    return holder === undefined
      ? { code: "detached", attachment: before }
      : { code: "attached elsewhere", attachment: before, holder };
  }
  if (path !== "plan") return outside;
  const now = planNames.get(before);
  return now !== undefined && now === after ? { code: "plan renamed", before, after } : { code: "plan changed" };
}

/** Automatic certificates put another one in place. */
const domainCause = ({ path }: ChangedProperty, { settings }: Evidence): CauseDetail =>
  path === "sniEndpointId" && settings?.domain !== undefined ? { code: "certificate" } : outside;

function deletion(subject: Subject, { releases = [], addonNames, addonsInPlace, recreated }: Evidence): Cause {
  const noun = nounOf(subject.type);
  if (noun === "App" && recreated !== undefined) {
    const { app: _, ...origin } = recreated;
    return causedBy({ code: "gone", parts: [] }, origin);
  }
  if (noun !== "Addon") return causedBy({ code: "gone", parts: [] });
  const slot = ownName(subject);
  const name = addonNames[slot];
  const instead = addonsInPlace[slot];
  const release = releases.find((each) => name !== undefined && detachedIn(each) === name);
  const detail: CauseDetail = {
    code: "gone",
    parts: [],
    addon: name ?? subject.name,
    ...(instead && { instead: { addon: instead.name, isNamesake: instead.isNamesake } }),
  };
  return causedBy(detail, release && whoAndWhen(release));
}

/** The details of several properties of an object, config vars of one cause together. */
export function together(details: readonly CauseDetail[]): CauseDetail[] {
  const alike = Map.groupBy(details, (each) => JSON.stringify({ ...each, keys: undefined }));
  return [...alike.values()].flatMap(([first, ...others]): CauseDetail[] => {
    if (first === undefined) return [];
    const keys = [first, ...others].flatMap((each) => ("keys" in each ? each.keys : []));
    return ["keys" in first ? { ...first, keys } : first];
  });
}
