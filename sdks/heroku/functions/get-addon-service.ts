import { z } from "zod";
import { defineFunction } from "../define/function.ts";
import { NotFound } from "../define/not-found.ts";
import { plansOf, serviceNamed } from "../resources/addons/catalogue.ts";
import { PricedPlan, pricedPlan } from "./priced-plan.ts";

const State = z.enum(["alpha", "beta", "ga", "shutdown"]);

/** Finds a service of the add-on catalogue by its name. */
export const getAddonServiceFunction = defineFunction({
  token: "heroku:index/getAddonService:getAddonService",
  summary: "Looks up an add-on service, with its plans and their prices; Heroku is asked once a run.",
  inputs: z.strictObject({
    service: z.string().min(1).describe("Name of the service, such as `heroku-postgresql`."),
  }),
  outputs: z.object({
    name: z.string().describe("Name of the service."),
    state: State.describe("`shutdown`: add-ons that exist go on for a while, and no further one can be made."),
    plans: z.array(PricedPlan).describe("The plans that are sold."),
  }),
  async run(api, { service }) {
    const found = await serviceNamed(api, service);
    if (found === undefined) {
      throw new NotFound(
        `service: expected an add-on service, got ${JSON.stringify(service)}, which Heroku does not have`,
      );
    }
    const plans = await plansOf(api, service);
    // An unknown state must not fail the call.
    return { name: found.name, state: State.catch("ga").parse(found.state), plans: plans.map(pricedPlan) };
  },
});
