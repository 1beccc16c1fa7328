import { declaredOf } from "./declared-of.ts";
import type { EstateView, Thing } from "./estate-view.ts";

/** Whether production of a thing's service may be down, as its declaration says with a reason. */
export const mayBeDown = (view: Pick<EstateView, "services">, thing: Pick<Thing, "service">): boolean =>
  (declaredOf(view, thing)?.exceptions.mayBeDown ?? null) !== null;
