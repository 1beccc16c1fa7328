import type { Unpriced } from "../../../kinds/price.ts";

/** `papertrail:fixa`, or the dynos of a process type, without the service. */
export function billedThing(unpriced: Unpriced): string {
  if ("plan" in unpriced) return unpriced.plan;
  return "process" in unpriced ? `${unpriced.process} dynos of the size ${unpriced.size}` : "Eco dynos";
}

/** `catalog: papertrail:fixa`; Eco dynos are of no service. */
export const unpricedThing = (unpriced: Unpriced): string =>
  "service" in unpriced ? `${unpriced.service}: ${billedThing(unpriced)}` : billedThing(unpriced);

const reasons = {
  "no price": "Heroku shows no price",
  contract: "priced by contract",
  "by use": "billed by use",
} as const;

export function whyUnpriced({ because, unit, isAddedByHand }: Unpriced): string {
  const reason = because === "other unit" ? `priced for each ${unit}` : reasons[because];
  return isAddedByHand ? `added by hand, ${reason}` : reason;
}
