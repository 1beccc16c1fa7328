import { thingOf } from "../kinds/only-in.ts";
import type { Collaborator, Notice, ServiceDeclaration } from "./declare.ts";
import { oneOf } from "./finding.ts";

/** Places that every service may have, or that one declaration leads to, such as the records of a domain. */
const single = /^(app|pipeline|domain(-[a-z]+)*|review-apps(-[a-z]+)*)$/;

/** Why a rule's path is none of a service, as what was expected; undefined where it is one. */
export function placeExpected(service: ServiceDeclaration, path: string): string | undefined {
  const [kind = "", ...rest] = path.split(".");
  if (single.test(kind)) return undefined;
  if (kind === "added") return addedExpected(rest);
  const places = placesOf(service);
  const names = places[kind];
  if (names === undefined) return `a place that begins with ${oneOf(["app", ...Object.keys(places)])}`;
  const own = rest.join(".");
  if (own === "" || names.some((name) => own === name || own.startsWith(`${name}.`))) return undefined;
  return names.length === 0
    ? `a service that has ${kind}`
    : `${kind}, then a dot and ${oneOf(names)}, of the service ${service.name}`;
}

/** Kinds of things that somebody may add by hand, as a review names their places: `added.config.API_KEY`. */
const addedKinds = [
  "config",
  "addons",
  "attachments",
  "domains",
  "drains",
  "webhooks",
  "access",
  "features",
  "buildpacks",
  "processes",
  "pipeline",
];

/** Nobody declared them, so that no name can be checked. */
const addedExpected = ([kind = "", ...name]: readonly string[]): string | undefined =>
  addedKinds.includes(kind) && (name.length > 0 || kind === "buildpacks")
    ? undefined
    : `added, then a dot and ${oneOf(addedKinds)}, then a dot and its name`;

/** What of a service has names, by the word that its places begin with. */
const placesOf = (service: ServiceDeclaration): Readonly<Record<string, readonly string[]>> => ({
  processes: service.processes,
  addons: Object.keys(service.addons ?? {}),
  backups: Object.keys(service.addons ?? {}),
  config: Object.keys(service.config ?? {}),
  drains: Object.keys(service.drains ?? {}),
  notices: (service.notices ?? []).map((notice) => thingOf<Notice>(notice).address),
  access: (service.access ?? []).map((person) => thingOf<Collaborator>(person).email),
});
