import type { EstateView, Thing } from "./estate-view.ts";

/** Keys of a service's config vars, whether declared, or set beside the declaration; without those that say nothing. */
export function keysOf(
  { services, configVars }: Pick<EstateView, "services" | "configVars">,
  service: string,
): string[] {
  const declared = services.find((each) => each.declared.name === service)?.declared.config ?? [];
  const set = configVars.filter((each) => each.service === service);
  const blank = new Set(set.filter(({ isBlank }) => isBlank).map(({ key }) => key));
  return [...new Set([...declared, ...set].map(({ key }) => key))].filter((key) => !blank.has(key));
}

/** Those of an app; one that no service declares has what is set on it. */
export const keysOfApp = (view: Pick<EstateView, "services" | "configVars">, { urn, service }: Thing): string[] =>
  service === undefined
    ? view.configVars.flatMap(({ app, key, isBlank }) => (app === urn && !isBlank ? [key] : []))
    : keysOf(view, service);
