import { edited, withKnobs, withPolicies } from "../../edited-estate.ts";
import { soundEstate } from "../sound-estate.ts";

/** A shop for which 150 dollars were agreed. Broken: practice 79 */
export const { declaration, stacks } = edited(soundEstate, [
  withPolicies("production", { rules: { "monthly-cost-cap": { dollars: 150 } } }),
  withKnobs("production", { addons: { postgres: { plan: "premium-0" } } }),
]);

export const expects = "Production costs 272 dollars a month, and 150 were agreed.";
