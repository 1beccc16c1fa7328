import { z } from "zod";

/** What Heroku asks for one thing. */
export interface Price {
  /** US cents for each unit; null where Heroku gives none. */
  readonly cents: number | null;
  /** Such as `month` or `hour`. */
  readonly unit: string;
  /** Whether the price is in a contract, and not the one given here. */
  readonly contract?: boolean;
  /** Whether the bill follows the use. */
  readonly metered?: boolean;
}

/** Today's prices; what is missing has none. */
export interface Prices {
  /** By full name, as `papertrail:fixa`. */
  readonly plans: ReadonlyMap<string, Price>;
  /** By size, as `Standard-1X`. */
  readonly dynos: ReadonlyMap<string, Price>;
}

const Why = z.strictObject({
  because: z.enum(["no price", "contract", "by use", "other unit"]),
  /** What the price is for, where that is no time. */
  unit: z.string().optional(),
  isAddedByHand: z.literal(true).optional(),
});

/** Something without a fixed price: nothing of it is in a sum. */
export const Unpriced = z.union([
  Why.extend({ service: z.string(), plan: z.string() }),
  Why.extend({ service: z.string(), process: z.string(), size: z.string() }),
  /** An account pays once for the Eco dynos of all services. */
  Why.extend({ size: z.literal("Eco") }),
]);
export type Unpriced = z.infer<typeof Unpriced>;

/** What a thing costs a month, or why nothing of it is in a sum. */
export type Cost = { readonly cents: number } | Pick<Unpriced, "because" | "unit">;

/** US cents a month of so many at this price. */
export function monthly(price: Price | undefined, quantity: number): Cost {
  if (price === undefined || price.cents === null) return { because: "no price" };
  if (price.contract) return { because: "contract" };
  if (price.metered) return { because: "by use" };
  const hours = hoursPerUnit.get(price.unit);
  if (hours === undefined) return { because: "other unit", unit: price.unit };
  return { cents: price.cents * (hoursPerMonth / hours) * quantity };
}

/** As Heroku counts it. Source: its price list, whose hourly prices are a 720th of the monthly ones. */
const hoursPerMonth = 720;

const hoursPerUnit = new Map([
  ["month", hoursPerMonth],
  ["day", 24],
  ["hour", 1],
]);
