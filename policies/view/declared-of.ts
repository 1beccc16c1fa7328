import type { DeclaredFacts } from "./declared-facts.ts";
import type { EstateView, Thing } from "./estate-view.ts";

/** What the service of a thing declares; undefined where the thing belongs to none. */
export const declaredOf = (
  { services }: Pick<EstateView, "services">,
  { service }: Pick<Thing, "service">,
): DeclaredFacts | undefined => services.find((each) => each.service === service)?.declared;
