import { thingOf } from "../../kinds/only-in.ts";
import type { Addon, CustomDomain, LogDrain, ServiceDeclaration } from "../../settings/declare.ts";
import { differencesDeclared } from "../../settings/difference.ts";
import type { DeclaredDifference } from "../manifest.ts";

/** Every `onlyIn` of a service, by the paths of the facts that come with it. */
export const declaredDifferences = (service: ServiceDeclaration): DeclaredDifference[] =>
  differencesDeclared(service).flatMap(({ path, ...rest }) =>
    pathsOf(service, path.slice(`services.${service.name}.`.length)).map((fact) => ({ path: fact, ...rest })),
  );

function pathsOf(service: ServiceDeclaration, path: string): string[] {
  const [kind = "", name = ""] = [path.split(".")[0], path.slice(path.indexOf(".") + 1)];
  switch (kind) {
    case "addons":
      return addonPaths(service.addons?.[name]);
    case "autoscaling":
      // Numbers of dynos are each environment's own.
      return [];
    case "drains":
      return drainPaths(service.drains?.[name]);
    case "notices":
      return [`webhooks.${name.toLowerCase()}`];
    case "access":
      return [`access.${name.toLowerCase()}`];
    case "domain":
      return name === "apexRedirect" ? apexPaths(service.domain) : ["domains", "certificates"];
    default:
      return [path];
  }
}

/** An add-on brings its attachment, its drain and, of a database, its backups. */
function addonPaths(declared: NonNullable<ServiceDeclaration["addons"]>[string] | undefined): string[] {
  if (declared === undefined) return [];
  const { vendor, backup }: Addon = thingOf<Addon>(declared);
  const parts = ["addons", "attachments", "drains"].map((aspect) => `${aspect}.${vendor.service}`);
  return backup?.kind === "daily" ? [...parts, "backups"] : parts;
}

/** A drain is named by its receiver. */
function drainPaths(declared: NonNullable<ServiceDeclaration["drains"]>[string] | undefined): string[] {
  if (declared === undefined) return [];
  return [`drains.${thingOf<LogDrain>(declared).to}`];
}

/** Only an apex with an alias in its DNS is a domain of the app's. */
function apexPaths(declared: ServiceDeclaration["domain"]): string[] {
  if (declared === undefined) return [];
  const { dns }: CustomDomain = thingOf<CustomDomain>(declared);
  return dns.kind === "external" ? ["domains.own"] : [];
}
