import { declaredOf } from "./declared-of.ts";
import type { EstateView, ResourceView } from "./estate-view.ts";

/** Whether the declaration allows downtime of the resource's service. */
export const mayBeDown = (view: Pick<EstateView, "services">, resource: Pick<ResourceView, "service">): boolean =>
  (declaredOf(view, resource)?.exceptions.mayBeDown ?? null) !== null;
