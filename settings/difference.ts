import { isOnlyIn, thingOf } from "../kinds/only-in.ts";
import type { Environment, ServiceDeclaration } from "./declare.ts";

/** Something that one environment has and the others do not. */
export interface Difference {
  /** Such as `services.bookings.config.EMAIL_RECIPIENTS`. */
  readonly path: string;
  /** The one environment that has it. */
  readonly environment: Environment;
  readonly reason: string;
}

/** Every `onlyIn` of a service, by its path. */
export function differencesDeclared(service: ServiceDeclaration): Difference[] {
  const named = [
    ...Object.entries(service.addons ?? {}).map(([slot, addon]) => [`addons.${slot}`, addon] as const),
    ...Object.entries(service.config ?? {}).map(([key, variable]) => [`config.${key}`, variable] as const),
    ...Object.entries(service.autoscaling ?? {}).map(([type, owner]) => [`autoscaling.${type}`, owner] as const),
    ["domain", service.domain] as const,
    ["domain.apexRedirect", apexRedirectOf(service)] as const,
    ...Object.entries(service.drains ?? {}).map(([name, drain]) => [`drains.${name}`, drain] as const),
    ...(service.notices ?? []).map((notice) => [`notices.${thingOf(notice).address}`, notice] as const),
    ...(service.access ?? []).map((person) => [`access.${thingOf(person).email}`, person] as const),
  ];
  return named.flatMap(([path, thing]) =>
    thing !== undefined && isOnlyIn<object>(thing)
      ? [{ path: `services.${service.name}.${path}`, environment: thing.environment, reason: thing.reason }]
      : [],
  );
}

function apexRedirectOf({ domain }: ServiceDeclaration) {
  if (domain === undefined) return undefined;
  return thingOf(domain).apexRedirect;
}
