import type { DeclaredFacts } from "./declared-facts.ts";
import type { EstateView, ResourceView } from "./estate-view.ts";

/** The declaration of the resource's service; undefined if it belongs to none. */
export const declaredOf = (
  { services }: Pick<EstateView, "services">,
  { service }: Pick<ResourceView, "service">,
): DeclaredFacts | undefined => services.find((each) => each.service === service)?.declared;
