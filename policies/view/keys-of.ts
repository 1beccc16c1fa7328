import type { EstateView } from "./estate-view.ts";
import type { ResourceView } from "./resource-view.ts";

/** Keys of a service's config vars, declared or not, without blank ones; of an undeclared app, those set on it. */
export function keysOf(
  { configVars }: Pick<EstateView, "configVars">,
  { urn, service, owner }: ResourceView,
): string[] {
  const set = configVars.filter((each) => (service === undefined ? each.app === urn : each.service === service));
  const blank = new Set(set.filter(({ isBlank }) => isBlank).map(({ key }) => key));
  return [...new Set([...(owner?.config ?? []), ...set].map(({ key }) => key))].filter((key) => !blank.has(key));
}
