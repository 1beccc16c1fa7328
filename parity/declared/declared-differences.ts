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
  const { addons = {}, drains = {}, domain } = service;
  switch (kind) {
    case "addons":
      return addons[name] === undefined ? [] : addonPaths(thingOf<Addon>(addons[name]));
    case "autoscaling":
      // Numbers of dynos are each environment's own.
      return [];
    case "drains":
      // A drain is named by its receiver.
      return drains[name] === undefined ? [] : [`drains.${thingOf<LogDrain>(drains[name]).to}`];
    case "notices":
      return [`webhooks.${name.toLowerCase()}`];
    case "access":
      return [`access.${name.toLowerCase()}`];
    case "domain":
      if (name !== "apexRedirect") return ["domains", "certificates"];
      // Only an apex with an alias in its DNS is a domain of the app.
      return domain !== undefined && thingOf<CustomDomain>(domain).dns.kind === "external" ? ["domains.custom"] : [];
    default:
      return [path];
  }
}

/** An add-on brings its attachment, its drain and, of a database, its backups. */
function addonPaths({ vendor, backup }: Addon): string[] {
  const parts = ["addons", "attachments", "drains"].map((aspect) => `${aspect}.${vendor.service}`);
  return backup?.kind === "daily" ? [...parts, "backups"] : parts;
}
