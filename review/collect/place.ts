import { nounOf } from "../../engine/noun.ts";
import type { Subject } from "../report.ts";
import { ownName } from "./subject.ts";

/**
 * Where a property stands among a service's knobs, such as `processes.web.quantity` or `config.LOG_LEVEL`: what a rule of
 * `estate:review` names. Of the whole object without `property`, as where it was deleted.
 */
export function placeOf(subject: Subject, property: string | undefined): string {
  const own = ownName(subject);
  const below = (place: string): string => (property === undefined ? place : `${place}.${property}`);
  switch (nounOf(subject.type)) {
    case "App":
      return below("app");
    case "Formation":
      return below(`processes.${own.replace(/^app-/, "")}`);
    case "AppConfigAssociation":
      return property === undefined ? "config" : `config.${keyIn(property)}`;
    case "Addon":
      return below(`addons.${own}`);
    case "PostgresBackupSchedule":
      return below(`backups.${own.replace(/-backup$/, "")}`);
    case "Domain":
      return below(own);
    case "TeamCollaborator":
      return below(own.replace(/^access-/, "access."));
    case "AppWebhook":
      return below(own.replace(/^notice-/, "notices."));
    case "Drain":
      return below(own.replace(/^drains-/, "drains."));
    case "Pipeline":
    case "PipelineCoupling":
      return below("pipeline");
    default:
      return below(own);
  }
}

/** The config var that a property of an `AppConfigAssociation` is; `config` as a whole where the engine tells no key. */
export const keyIn = (property: string): string =>
  /^(?:vars|sensitiveVars)(?:\.|\[")(.+?)(?:"\])?$/.exec(property)?.[1] ?? property;
