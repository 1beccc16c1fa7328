import { planOf } from "./knobs.ts";
import type { ServiceSettings } from "./settings.ts";

/** The plans of a review app's add-ons, in full, by their names in the declaration: as declared, or else the vendor's first. */
export const reviewAppPlans = ({
  declaration: { reviewApps },
  addons,
}: Pick<ServiceSettings, "declaration" | "addons">): Record<string, string> =>
  Object.fromEntries(
    addons.map(({ slot, addon: { vendor } }) => {
      const plan = planOf(vendor).safeParse(reviewApps?.plans[slot] ?? vendor.firstPlan);
      return [slot, `${vendor.service}:${plan.data ?? vendor.firstPlan}`];
    }),
  );
