import type { Heroku } from "../../client/heroku.ts";
import { ifReadable } from "../lifecycle/if-readable.ts";
import { oneOf } from "../lifecycle/one-of.ts";
import { serviceOf } from "./addon-name.ts";
import { planNamed, plansOf, serviceNamed } from "./catalogue.ts";

/**
 * Refuses a plan that Heroku does not sell: of no service, of one that was shut down, or none of its plans, with those that
 * there are. A catalogue that is unwell, or that the key may not see, refuses nothing: the `up` will tell.
 */
export async function validatePlan(api: Heroku, plan: string): Promise<void> {
  await ifReadable(refuseUnsold(api, plan));
}

async function refuseUnsold(api: Heroku, plan: string): Promise<void> {
  const name = serviceOf(plan);
  const service = await serviceNamed(api, name);
  if (service === undefined) throw new Error(`plan: expected an add-on service that Heroku has, got ${name}`);
  if (service.state === "shutdown") {
    throw new Error(
      `plan: expected an add-on service that Heroku still sells, got ${plan}, and ${name} was shut down (state shutdown); ` +
        "choose another service for the job",
    );
  }
  if (plan === name) return;
  const plans = (await plansOf(api, name)).map((sold) => sold.name);
  if (plans.includes(plan) || (await planNamed(api, plan)) !== undefined) return;
  const names = plans.map((sold) => sold.slice(name.length + 1));
  throw new Error(`plan: expected a plan of ${name}, ${oneOf(names)}, got ${plan}`);
}
