import type { Service } from "../catalogue/services.ts";
import type { World } from "../world.ts";

/** The state of an add-on service: the catalogue's, unless another one is set. */
export function stateOf(world: World, service: Service): Service["state"] {
  return world.store.serviceStates.get(service.name)?.state ?? service.state;
}
