import type { ParityDifference } from "../../../parity/difference.ts";
import { aspectOf } from "../../../parity/pair.ts";
import { remedyFor } from "../remedy.ts";
import type { RemedySide } from "../remedy-side.ts";

export type Side = Partial<Pick<RemedySide, "live" | "declared" | "origins" | "addons">> & {
  brings?: readonly string[];
};

export const side = (
  environment: string,
  { live = {}, declared = {}, origins = {}, addons = [], brings = [] }: Side,
): RemedySide => ({
  environment,
  app: `shop-${environment}`,
  live: { app: "yes", ...live },
  declared,
  declares: (path) => brings.includes(path),
  origins,
  declaredApp: `shop-${environment}`,
  addons,
});

/** What is to be done about a fact of `shop`, as its environments have it. */
export function remedy(path: string, staging: Side, production: Side, text?: string): string {
  const sides = [side("staging", staging), side("production", production)];
  const values = { staging: text ?? staging.live?.[path], production: text ?? production.live?.[path] };
  const difference: ParityDifference = {
    service: "shop",
    aspect: aspectOf(path),
    path,
    values,
    verdict: "unexplained",
    reason: "",
  };
  return remedyFor(difference, sides);
}
