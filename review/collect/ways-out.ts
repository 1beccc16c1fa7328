import type { ConfigVar, Environment } from "../../settings/declare.ts";
import { presentIn } from "../../settings/present-in.ts";
import type { EstateSettings, ServiceSettings } from "../../settings/settings.ts";
import type { ChangedProperty, Drift, Subject } from "../report.ts";
import { keyIn } from "./place.ts";
import { nounOf, ownName } from "./subject.ts";

/** Of one object, what has drifted: all properties of one cause, or none where it is gone. */
export interface Found {
  readonly subject: Subject;
  readonly properties: readonly ChangedProperty[];
  readonly cause: Drift["cause"];
}

/** How to keep what is there, where that can be written down, and how to have it back. */
export type WaysOut = Pick<Drift, "adopt" | "revert">;

/** The two ways out of drift in an environment. No value of a config var is in them. */
export function waysOut({ subject, properties, cause }: Found, settings: EstateSettings): WaysOut {
  const { environment } = settings;
  const own = settings.services.find(({ declaration }) => declaration.name === subject.service);
  const lines =
    cause.kind === "deleted"
      ? [`index.ts: take ${placeOfDeclaration(subject)} out of ${subject.service ?? "the estate"}`]
      : properties.flatMap((property) => kept(subject, property, own, environment));
  return {
    ...(lines.length > 0 && { adopt: lines.join("\n") }),
    revert: revertOf(subject, cause, own, environment),
  };
}

function revertOf(
  subject: Subject,
  cause: Found["cause"],
  own: ServiceSettings | undefined,
  environment: Environment,
): string {
  const up = `pulumi up --refresh --stack ${environment}`;
  if (cause.kind === "autoscaled" && own !== undefined) {
    return `heroku ps:autoscale:disable web --app ${own.appName} && ${up}`;
  }
  // It stands in a block to copy: so as a comment.
  if (cause.kind === "deleted" && nounOf(subject.type) === "Addon") return `${up}   # makes a new and empty one`;
  return up;
}

/** What to write so that a property may stay as it is: a line for each. */
function kept(
  subject: Subject,
  property: ChangedProperty,
  own: ServiceSettings | undefined,
  environment: Environment,
): string[] {
  const { service } = subject;
  const after = property.shown?.after;
  const knob = (place: string, value: string) =>
    `Pulumi.${environment}.yaml: estate:services.${service}.${place}: ${value}`;
  switch (nounOf(subject.type)) {
    case "Formation": {
      const type = ownName(subject).replace(/^app-/, "");
      return after === undefined ? [] : [knob(`processes.${type}.${property.path}`, after)];
    }
    case "Addon":
      return property.path === "plan" && after !== undefined
        ? [knob(`addons.${ownName(subject)}.plan`, after.replace(/^[^:]+:/, ""))]
        : [];
    case "AppConfigAssociation":
      return own === undefined ? [] : keptVar(keyIn(property.path), own, knob, environment);
    case "PostgresBackupSchedule":
      return [
        `index.ts: ${service}: daily(…) of ${ownName(subject).replace(/-backup$/, "")}: ${property.path} ${after ?? ""}`.trimEnd(),
      ];
    case "App":
      return after === undefined ? [] : keptOfApp(property.path, after, service);
    case "TeamCollaborator":
      return [`index.ts: ${service}: collaborator("${ownName(subject).replace(/^access-/, "")}", …) in access`];
    case "Domain":
      return [`pulumi refresh --stack ${environment}, which records it`];
    default:
      return [];
  }
}

/** A config var's value is written by whoever knows it. */
function keptVar(
  key: string,
  { declaration }: ServiceSettings,
  knob: (place: string, value: string) => string,
  environment: Environment,
): string[] {
  switch (presentIn<ConfigVar>(environment, declaration.config?.[key])?.kind) {
    case "perEnvironment":
      return [knob(`config.${key}`, "<the value that Heroku has>")];
    case "secret":
      return [`pulumi config set --secret ${declaration.name}:${key} --stack ${environment}`];
    case "fixed":
      return [`index.ts: ${declaration.name}: ${key} in config, with the value that Heroku has`];
    default:
      return [];
  }
}

/** Of an app only these stand in the declaration; the rest follows from it. */
function keptOfApp(path: string, after: string, service: string | undefined): string[] {
  if (path === "stack") return [`index.ts: ${service}: stack: "${after}"`];
  return [];
}

function placeOfDeclaration(subject: Subject): string {
  const own = ownName(subject);
  switch (nounOf(subject.type)) {
    case "Addon":
      return `addons.${own}`;
    case "PostgresBackupSchedule":
      return `the backup of ${own.replace(/-backup$/, "")}`;
    case "TeamCollaborator":
      return own.replace(/^access-/, "");
    case "AppWebhook":
      return `the notice to ${own.replace(/^notice-/, "")}`;
    case "Domain":
      return "domain";
    case "App":
      return "the service";
    default:
      return own;
  }
}
