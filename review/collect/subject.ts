import type { Step } from "../../engine/engine.ts";
import { isOfObjects } from "../../engine/noun.ts";
import { serviceIn } from "../../kinds/naming.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import type { Subject } from "../report/report.ts";

/** Steps of objects that a person would name, by their names: no component, no provider, and not the stack itself. */
export const objectsIn = (steps: readonly Step[]): Step[] =>
  steps
    .filter(({ type }) => isOfObjects(type))
    .sort((one, other) => one.name.localeCompare(other.name, "en") || one.urn.localeCompare(other.urn, "en"));

/** An object, and the service of the environment that it belongs to. */
export function subjectOf({ urn, type, name }: Step, services: readonly string[]): Subject {
  const service = serviceIn(name, services);
  return { urn, type, name, ...(service !== undefined && { service }) };
}

/** Names of the services, in the declaration's order. */
export const servicesIn = ({ services }: Pick<EstateSettings, "services">): string[] =>
  services.map(({ declaration }) => declaration.name);
