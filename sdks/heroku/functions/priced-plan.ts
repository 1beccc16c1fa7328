import { z } from "zod";
import type { PlanWire } from "../resources/addons/catalogue.ts";

/** A plan with its price, as functions return it. */
export const PricedPlan = z.strictObject({
  name: z.string().describe("Name of the plan, as `service:plan`."),
  // The engine drops members that are null.
  cents: z.number().nullable().default(null).describe("US cents for each unit; null where Heroku tells none."),
  unit: z.string().describe("What the price is for, such as `month`."),
  contract: z.boolean().describe("Whether the price is in a contract, and not the one given here."),
  metered: z.boolean().describe("Whether the bill follows the use."),
});

export const pricedPlan = ({ name, price }: PlanWire): z.output<typeof PricedPlan> => ({
  name,
  cents: price?.cents ?? null,
  unit: price?.unit ?? "month",
  contract: price?.contract ?? false,
  metered: price?.metered ?? false,
});
