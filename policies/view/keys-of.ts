import type { EstateView, ResourceView } from "./estate-view.ts";

/** Keys of a service's config vars, declared or not, without blank ones. */
export function keysOf(
  { services, configVars }: Pick<EstateView, "services" | "configVars">,
  service: string,
): string[] {
  const declared = services.find((each) => each.declared.name === service)?.declared.config ?? [];
  const set = configVars.filter((each) => each.service === service);
  const blank = new Set(set.filter(({ isBlank }) => isBlank).map(({ key }) => key));
  return [...new Set([...declared, ...set].map(({ key }) => key))].filter((key) => !blank.has(key));
}

/** The keys of an app; for an undeclared app, the config vars set on it. */
export const keysOfApp = (
  view: Pick<EstateView, "services" | "configVars">,
  { urn, service }: ResourceView,
): string[] =>
  service === undefined
    ? view.configVars.flatMap(({ app, key, isBlank }) => (app === urn && !isBlank ? [key] : []))
    : keysOf(view, service);
