import type { Call } from "../call.ts";
import type { Service } from "../catalogue/services.ts";
import { allServices, plansOf, serviceNamed } from "../model/declared-vendors.ts";
import { planNamed } from "../model/plans.ts";
import { notFound } from "../problems.ts";
import { lists, type Route, reads } from "../route.ts";
import { wirePlan, wireService } from "../wire/plan.ts";

const audience = "anyone";

/** The catalogue: services and plans with their prices. Public. */
export const addonServiceRoutes: readonly Route[] = [
  lists("GET /addon-services", ({ world }) => allServices(world).map((service) => wireService(world, service)), {
    audience,
    ranges: ["id", "name"],
  }),
  reads("GET /addon-services/{service}", (call) => wireService(call.world, theService(call)), { audience }),
  lists(
    "GET /addon-services/{service}/plans",
    (call) => {
      const { name } = theService(call);
      return plansOf(call.world, name).map((plan) => wirePlan(call.world, plan));
    },
    { audience, ranges: ["id", "name"] },
  ),
  reads("GET /addon-services/{service}/plans/{plan}", (call) => thePlan(call, theService(call)), {
    audience,
  }),
  reads("GET /plans/{plan}", (call) => thePlan(call), { audience }),
];

function theService(call: Call): Service {
  const found = serviceNamed(call.world, call.param("service"));
  if (!found) throw notFound("add-on service", "addon_service");
  return found;
}

function thePlan(call: Call, service?: Service): object {
  const { world } = call;
  const identity = call.param("plan");
  const found = planNamed(world, identity) ?? (service && planNamed(world, `${service.name}:${identity}`));
  if (!found || (service && found.service !== service.name)) throw notFound("add-on plan", "plan");
  return wirePlan(world, found);
}
