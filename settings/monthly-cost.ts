import { addonCost } from "../kinds/addon.ts";
import type { Cost, Prices, Unpriced } from "../kinds/price.ts";
import { dynoCost, isEco } from "../kinds/process.ts";
import { canonicalSize } from "./dyno-size.ts";
import { planOf } from "./knobs.ts";
import type { ServiceSettings } from "./settings.ts";

/** What one environment costs a month at most, in US dollars, as Heroku's prices have it. */
export interface MonthlyCost {
  /** Of all services, and of the Eco subscription where one of them has Eco dynos. */
  readonly total: number;
  /** By service. Eco dynos are in none: the account pays once for all that it has. */
  readonly services: Readonly<Record<string, number>>;
  readonly unpriced: readonly Unpriced[];
  /** What each review app costs for as long as it is there, by service; in no total, because their number is unknown. */
  readonly reviewApps?: Readonly<Record<string, number>>;
}

/** What each review app of a service costs a month: one dyno of each process type, and the plans of its add-ons. */
export const reviewAppCosts = (
  services: readonly Pick<ServiceSettings, "declaration" | "addons">[],
  prices: Prices,
): Record<string, number> =>
  Object.fromEntries(
    services.flatMap((service) => {
      const { name, processes, reviewApps } = service.declaration;
      if (reviewApps === undefined) return [];
      const made = {
        declaration: { name },
        processes: processes.map((type) => ({ type, quantity: 1, size: canonicalSize(reviewApps.size) ?? "" })),
        addons: Object.values(reviewAppPlans(service)).map((plan) => ({ plan })),
      };
      const { services: costs } = monthlyCost([made], prices);
      return [[name, costs[name] ?? 0]];
    }),
  );

interface Costed {
  readonly declaration: { readonly name: string };
  readonly processes: ServiceSettings["processes"];
  readonly addons: readonly Pick<ServiceSettings["addons"][number], "plan">[];
}

/** Adds up dynos and add-ons. Takes no account of dynos that are off for a part of the month, and of one-off dynos. */
export function monthlyCost(services: readonly Costed[], prices: Prices): MonthlyCost {
  const rows = services.map((service): [name: string, rows: Row[]] => [
    service.declaration.name,
    rowsOf(service, prices),
  ]);
  // To the cent, so that the services add up to the total.
  const costs = rows.map(([name, own]): [string, number] => [name, Math.round(centsOf(own))]);
  const eco = services
    .flatMap(({ processes }) => processes)
    .filter(({ quantity, size }) => quantity > 0 && isEco(size))
    .slice(0, 1)
    .map((): Row => [{ size: "Eco" }, dynoCost(1, "Eco", prices)]);
  const all = [...rows.flatMap(([, own]) => own), ...eco];
  return {
    total: (costs.reduce((sum, [, cents]) => sum + cents, 0) + Math.round(centsOf(eco))) / 100,
    services: Object.fromEntries(costs.map(([name, cents]) => [name, cents / 100])),
    unpriced: all.flatMap(([what, cost]) => ("cents" in cost ? [] : [{ ...what, ...cost }])),
  };
}

/** What is billed, and what it costs. */
type Row = [what: Named<Unpriced>, cost: Cost];
type Named<T> = T extends unknown ? Omit<T, "because" | "unit" | "isAddedByHand"> : never;

/** Eco dynos are of no service. */
const rowsOf = ({ declaration: { name: service }, processes, addons }: Costed, prices: Prices): Row[] => [
  ...processes
    .filter(({ quantity, size }) => quantity > 0 && !isEco(size))
    .map(({ type, quantity, size }): Row => [{ service, process: type, size }, dynoCost(quantity, size, prices)]),
  ...addons.map(({ plan }): Row => [{ service, plan }, addonCost(plan, prices)]),
];

const centsOf = (rows: readonly Row[]): number =>
  rows.reduce((sum, [, cost]) => sum + ("cents" in cost ? cost.cents : 0), 0);

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
