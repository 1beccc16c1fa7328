import { nounOf } from "../../engine/noun.ts";
import { configKey } from "../../kinds/config-vars.ts";
import { ownName } from "../../kinds/naming.ts";
import { isSameTimeZone } from "../../sdks/heroku/resources/time-zone.ts";
import type { ServiceSettings } from "../../settings/settings.ts";
import type { ChangedProperty } from "../report/report.ts";
import type { Found } from "./found.ts";

/** Whether the files at hand want it as it was found, so that the next `up` records it and nobody has anything to write. */
export function isKeptAlready({ subject, properties, cause }: Found, own: ServiceSettings): boolean {
  const name = ownName(subject);
  const noun = nounOf(subject.type);
  if (cause.kind === "deleted") return !isDeclared(noun, name, own);
  return properties.length > 0 && unkept({ subject, properties }, own).length === 0;
}

/** Properties that the files at hand do not want as they were found. */
export const unkept = (
  { subject, properties }: Pick<Found, "subject" | "properties">,
  own: ServiceSettings,
): readonly ChangedProperty[] =>
  properties.filter((property) => !isWanted(nounOf(subject.type), ownName(subject), property, own));

/** Of what a service may have or not, whether it has it. */
function isDeclared(noun: string, name: string, own: ServiceSettings): boolean {
  switch (noun) {
    case "Addon":
      return own.addons.some(({ slot }) => slot === name);
    case "PostgresBackupSchedule":
      return own.addons.some(({ slot, addon }) => name === `${slot}-backup` && addon.backup?.kind === "daily");
    case "Domain":
      return name === "domain" ? own.domain !== undefined : own.domain?.apex !== undefined;
    case "AppWebhook":
      return own.notices.some(({ address }) => name === `notice-${address}`);
    case "TeamCollaborator":
      return own.access.some(({ email }) => name === `access-${email}`);
    case "Drain":
      return own.drains.some((drain) => name === `drains-${drain.name}`);
    case "ReviewAppConfig":
    case "PipelineConfigVar":
      return own.declaration.reviewApps !== undefined;
    default:
      return true;
  }
}

/** Whether a property is declared to be as it was found. Of the values of config vars nobody knows. */
function isWanted(noun: string, name: string, { path, kind, shown }: ChangedProperty, own: ServiceSettings): boolean {
  if (noun === "AppConfigAssociation") {
    const key = configKey(path);
    const isOurs = Object.hasOwn(own.vars, key) || own.generatedKeys.includes(key);
    return kind === "delete" && !isOurs && !own.secretKeys.includes(`${own.declaration.name}:${key}`);
  }
  const wanted = wantedOf(noun, name, own)[path];
  if (wanted === undefined || shown?.after === undefined) return false;
  return path === "timezone" ? isSameTimeZone(shown.after, wanted) : shown.after === wanted;
}

/** What is declared of an object, by its properties' paths. */
function wantedOf(noun: string, name: string, own: ServiceSettings): Readonly<Record<string, string | undefined>> {
  switch (noun) {
    case "App":
      return { stack: own.declaration.stack };
    case "Formation": {
      const process = own.processes.find(({ type }) => name === `app-${type}`);
      return process === undefined ? {} : { quantity: String(process.quantity), size: process.size };
    }
    case "Addon":
      return { plan: own.addons.find(({ slot }) => slot === name)?.plan };
    case "PostgresBackupSchedule": {
      const backup = own.addons.find(({ slot }) => name === `${slot}-backup`)?.addon.backup;
      return backup?.kind === "daily" ? { hour: String(Number(backup.at.slice(0, 2))), timezone: backup.timezone } : {};
    }
    case "TeamCollaborator": {
      const permissions = own.access.find(({ email }) => name === `access-${email}`)?.permissions ?? [];
      return Object.fromEntries(permissions.map((each, index) => [`permissions[${index}]`, each]));
    }
    case "ReviewAppConfig": {
      const { automatic, baseName, staleDays, waitForCi } = own.declaration.reviewApps ?? {};
      const texts = { automaticReviewApps: automatic, baseName, staleDays, waitForCi };
      return Object.fromEntries(Object.entries(texts).map(([path, value]) => [path, value?.toString()]));
    }
    default:
      return {};
  }
}
