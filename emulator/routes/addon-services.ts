import { anyone } from "../access/access.ts";
import type { Call } from "../call.ts";
import type { Service } from "../catalogue/services.ts";
import { allServices, planNamed, plansOf, serviceNamed } from "../model/catalogue.ts";
import { notFound, orNotFound } from "../problems.ts";
import { lists, type Route, reads } from "../route.ts";
import { wirePlan, wireService } from "../wire/plan.ts";

/** The catalogue: services and plans with their prices. Public. */
export const addonServiceRoutes: readonly Route[] = [
  lists("GET /addon-services", anyone, ["id", "name"], ({ world }) =>
    allServices(world).map((service) => wireService(world, service)),
  ),
  reads("GET /addon-services/{service}", anyone, (call) => wireService(call.world, theService(call))),
  lists("GET /addon-services/{service}/plans", anyone, ["id", "name"], (call) => {
    const { name } = theService(call);
    return plansOf(call.world, name).map((plan) => wirePlan(call.world, plan));
  }),
  reads("GET /addon-services/{service}/plans/{plan}", anyone, (call) => thePlan(call, theService(call))),
  reads("GET /plans/{plan}", anyone, (call) => thePlan(call)),
];

function theService(call: Call): Service {
  return orNotFound(serviceNamed(call.world, call.param("service")), "add-on service", "addon_service");
}

function thePlan(call: Call, service?: Service): object {
  const { world } = call;
  const identity = call.param("plan");
  const found = planNamed(world, identity) ?? (service && planNamed(world, `${service.name}:${identity}`));
  if (!found || (service && found.service !== service.name)) throw notFound("add-on plan", "plan");
  return wirePlan(world, found);
}
