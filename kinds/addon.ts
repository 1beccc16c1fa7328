import type { Kind } from "./kind.ts";
import { affixed } from "./naming.ts";
import { type Cost, monthly, type Prices } from "./price.ts";

export const addon = {
  token: "heroku:index/addon:Addon",
  label: "add-on",
  naming: affixed(""),
  place: (slot: string) => `addons.${slot}`,
  goesWith: ["app"],
  loses: ({ holdsData }: { readonly holdsData: boolean }) => (holdsData ? "its data" : undefined),
  shown: ["attachmentName", "name", "plan"],
  makesRelease: true,
} as const satisfies Kind;

/** US cents a month of an add-on of this plan. */
export const addonCost = (plan: string, { plans }: Pick<Prices, "plans">): Cost => monthly(plans.get(plan), 1);
