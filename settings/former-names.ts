import { entriesIn } from "../kinds/only-in.ts";
import type { Addon, Environment, ServiceDeclaration } from "./declare.ts";

/** The names that a service or an add-on had before. */
export function formerNames({ formerly }: { readonly formerly?: string | readonly string[] }): readonly string[] {
  if (typeof formerly === "string") return [formerly];
  // Programs run without being compiled first.
  return Array.isArray(formerly) ? formerly : [];
}

/** The service that is called `name`, or that was: the former only where it is not recorded under its new name as well. */
export function serviceCalled<S extends ServiceDeclaration>(
  name: string,
  services: readonly S[],
  recorded: readonly string[],
): S | undefined {
  return (
    services.find((service) => service.name === name) ??
    services.find((service) => formerNames(service).includes(name) && !recorded.includes(service.name))
  );
}

/** As `serviceCalled`, of an add-on of a service in one environment. */
export function addonCalled(
  slot: string,
  { addons }: ServiceDeclaration,
  environment: Environment,
  recorded: readonly string[],
): Addon | undefined {
  const own = entriesIn<Addon>(environment, addons);
  const found =
    own.find(([name]) => name === slot) ??
    own.find(([name, addon]) => formerNames(addon).includes(slot) && !recorded.includes(name));
  return found?.[1];
}
