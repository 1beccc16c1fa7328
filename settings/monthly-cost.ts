import { canonicalSize } from "./dyno-size.ts";
import { planOf } from "./knobs.ts";
import type { ServiceSettings } from "./settings.ts";

/** What Heroku asks for one thing. */
export interface Price {
  /** US cents for each unit; null where Heroku tells none. */
  readonly cents: number | null;
  /** Such as `month` or `hour`. */
  readonly unit: string;
  /** Whether the price is in a contract, and not the one given here. */
  readonly contract?: boolean;
  /** Whether the bill follows the use. */
  readonly metered?: boolean;
}

/** Today's prices; what is missing was not told. */
export interface Prices {
  /** By full name, as `papertrail:fixa`. */
  readonly plans: ReadonlyMap<string, Price>;
  /** By size, as `Standard-1X`. */
  readonly dynos: ReadonlyMap<string, Price>;
}

/** What one environment costs a month at most, in US dollars, as Heroku's prices have it. */
export interface MonthlyCost {
  /** Of all services, and of the Eco subscription where one of them has Eco dynos. */
  readonly total: number;
  /** By service. Eco dynos are in none: the account pays once for all that it has. */
  readonly services: Readonly<Record<string, number>>;
  /** What has no fixed price, with the reason; nothing of it is counted. */
  readonly unpriced: readonly string[];
  /** What each review app costs for as long as it is there, by service; in no total, as nobody knows how many there are. */
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
  const rows = services.flatMap((service) => rowsOf(service, prices));
  const costs = services.map(({ declaration: { name } }): [string, number] => [
    name,
    // To the cent, so that the services add up to the total.
    Math.round(sum(rows.filter(({ service, flat }) => service === name && !flat))),
  ]);
  const eco = rows.filter(({ flat }) => flat).slice(0, 1);
  return {
    total: dollars(sum([...costs.map(([, cents]) => ({ cents })), ...eco])),
    services: Object.fromEntries(costs.map(([name, cents]) => [name, dollars(cents)])),
    unpriced: [...rows.filter(({ flat }) => !flat), ...eco].flatMap(({ unpriced }) => unpriced ?? []),
  };
}

interface Row {
  readonly service: string;
  readonly cents: number;
  /** One price for all there are. */
  readonly flat?: boolean;
  readonly unpriced?: string;
}

function rowsOf({ declaration: { name }, processes, addons }: Costed, { plans, dynos }: Prices): Row[] {
  const running = processes.filter(({ quantity }) => quantity > 0);
  return [
    ...running.map(({ type, quantity, size }): Row => {
      const price = dynos.get(size);
      if (size === "Eco") return { service: name, flat: true, ...priced("Eco dynos", price, 1) };
      return { service: name, ...priced(`${name}: ${type} dynos of the size ${size}`, price, quantity) };
    }),
    ...addons.map(({ plan }): Row => ({ service: name, ...priced(`${name}: ${plan}`, plans.get(plan), 1) })),
  ];
}

function priced(what: string, price: Price | undefined, quantity: number): Pick<Row, "cents" | "unpriced"> {
  const hours = price && hoursPerUnit(price.unit);
  const reason = unpricedBecause(price, hours);
  if (reason !== undefined || price?.cents == null || hours === undefined) {
    return { cents: 0, unpriced: `${what} (${reason})` };
  }
  return { cents: price.cents * (hoursPerMonth / hours) * quantity };
}

function unpricedBecause(price: Price | undefined, hours: number | undefined): string | undefined {
  if (price === undefined || price.cents === null) return "Heroku tells no price";
  if (price.contract) return "as the contract has it";
  if (price.metered) return "by use";
  return hours === undefined ? `a price for each ${price.unit}` : undefined;
}

/** As Heroku counts it. Source: its price list, whose hourly prices are a 720th of the monthly ones. */
const hoursPerMonth = 720;

const hoursPerUnit = (unit: string): number | undefined =>
  new Map([
    ["month", hoursPerMonth],
    ["day", 24],
    ["hour", 1],
  ]).get(unit);

const sum = (rows: readonly Pick<Row, "cents">[]): number => rows.reduce((total, { cents }) => total + cents, 0);

/** To the cent. */
const dollars = (cents: number): number => Math.round(cents) / 100;

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
