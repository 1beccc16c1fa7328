import { z } from "zod";
import { defineFunction } from "../define/function.ts";
import { NotFound } from "../define/not-found.ts";
import { planNamed } from "../resources/addons/catalogue.ts";
import { PricedPlan, pricedPlan } from "./priced-plan.ts";

/** Finds a plan by its name, also one that is no longer sold. */
export const getAddonPlanFunction = defineFunction({
  token: "heroku:index/getAddonPlan:getAddonPlan",
  summary:
    "Looks up a plan of an add-on service, one that is not listed any more among them. Heroku is asked once a run, however often it is called.",
  inputs: z.strictObject({
    plan: z.string().min(1).describe("Name of the plan, as `service:plan`."),
  }),
  outputs: PricedPlan,
  async run(api, { plan }) {
    const found = await planNamed(api, plan);
    if (found === undefined) {
      throw new NotFound(
        `plan: expected a plan of an add-on service, got ${JSON.stringify(plan)}, which Heroku does not have`,
      );
    }
    return pricedPlan(found);
  },
});
