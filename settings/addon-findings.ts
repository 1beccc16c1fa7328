import { isTimeZone } from "../sdks/heroku/resources/time-zone.ts";
import { usualAttachment } from "./attachment.ts";
import type { Addon, Backup, DailyBackup } from "./declare.ts";
import { type Finding, shown } from "./finding.ts";
import { findingUnless, indexFinding, isBlank } from "./index-finding.ts";

/** What is wrong with one add-on of a declaration, which stands at `path`. */
export function addonFindings(path: string, slot: string, { vendor, backup, options }: Addon): Finding[] {
  return [
    // Without dashes, so that no two services can come to the same resource name.
    ...findingUnless(/^[a-z][a-zA-Z0-9]*$/.test(slot), path, "a name of letters and digits, as readReplica", slot),
    ...findingUnless(/^[a-z0-9-]+$/.test(vendor.service), path, "a slug of Heroku's add-ons", vendor.service),
    ...vendorFindings(path, vendor),
    ...versionFindings(`${path}.options.version`, vendor, options?.version),
    ...(backup === undefined ? [] : backupFindings(`${path}.backup`, backup)),
  ];
}

/** What `otherAddon` says of a vendor that is in no catalogue. */
function vendorFindings(path: string, { firstPlan, sets }: Addon["vendor"]): Finding[] {
  const plan = /^[\w.-]+$/.test(firstPlan) ? [] : [shown(firstPlan)];
  const keys = sets.filter((key) => !/^[A-Za-z_]\w*$/.test(key));
  return [
    ...plan.map((got) => indexFinding(`${path}.firstPlan`, "a plan without its slug, such as dev", got)),
    ...keys.map((key) => indexFinding(`${path}.sets`, "keys of letters, digits and underscores", shown(key))),
  ];
}

/** Source: Dev Center, "Choosing Heroku Postgres Version": a major version; before 10 it had two numbers. */
const versionFindings = (path: string, { service }: Addon["vendor"], version: string | undefined): Finding[] =>
  version === undefined || service !== "heroku-postgresql" || /^\d+(\.\d+)?$/.test(version)
    ? []
    : [indexFinding(path, "a version of Postgres such as 17", shown(version))];

function backupFindings(path: string, backup: Backup): Finding[] {
  switch (backup.kind) {
    case "daily":
      return dailyFindings(path, backup);
    case "noBackup":
      return findingUnless(!isBlank(backup.reason), path, "a reason for having no backup", shown(backup.reason));
    case "vendorBackup":
    case "rebuilt":
      return findingUnless(!isBlank(backup.how), path, "how the data comes back", shown(backup.how));
  }
}

function dailyFindings(path: string, { timezone, keepDays, offSite }: DailyBackup): Finding[] {
  const isKept = Number.isInteger(keepDays) && keepDays >= 1;
  const isPlaced = offSite === undefined || !isBlank(offSite);
  return [
    ...findingUnless(isTimeZone(timezone), path, "an IANA time zone such as America/New_York", timezone),
    ...findingUnless(isKept, `${path}.keepDays`, "a whole number of days, 1 or more", shown(keepDays)),
    ...findingUnless(isPlaced, `${path}.offSite`, "where a copy outside Heroku is kept", shown(offSite)),
  ];
}

/**
 * Add-ons of one environment with ambiguous attachment names: two of one vendor without a name, or one name twice.
 * `path` is where they are declared.
 */
export function attachmentFindings(path: string, addons: readonly [slot: string, addon: Addon][]): Finding[] {
  const taken = new Map<string, string>();
  return addons.flatMap(([slot, { vendor, as }]) => {
    if (as !== undefined && (isBlank(as) || !/^[A-Z][A-Z0-9_]*$/.test(as))) return [malformed(`${path}.${slot}`, as)];
    const name = as ?? usualAttachment(vendor);
    const holder = taken.get(name);
    taken.set(name, holder ?? slot);
    return holder === undefined ? [] : [alreadyTaken(`${path}.${slot}`, { name, holder, isChosen: as !== undefined })];
  });
}

const malformed = (path: string, as: string): Finding =>
  indexFinding(`${path}.as`, "an attachment name of capital letters, digits and underscores, such as ANALYTICS", as);

function alreadyTaken(
  path: string,
  { name, holder, isChosen }: { name: string; holder: string; isChosen: boolean },
): Finding {
  return isChosen
    ? indexFinding(`${path}.as`, "an attachment name that no other add-on has", `${name}, which ${holder} has`)
    : {
        ...indexFinding(path, `an attachment name of its own: ${holder} has ${name} already`, "none"),
        remedy: 'say which config vars it sets, such as as: "ANALYTICS"',
      };
}
