import type { Unpriced } from "../../kinds/price.ts";
import { dollars } from "../../review/render/words/units.ts";
import { billedThing, unpricedThing, whyUnpriced } from "../../review/render/words/unpriced.ts";
import type { MonthlyCost } from "../../settings/monthly-cost.ts";

/** What an environment costs a month, as the stack's outputs have it. */
export type Cost = Pick<MonthlyCost, "total" | "services" | "unpriced">;

/**
 * As in `$85.00 a month (+$4.00)`; no change is shown for a first run, for one that changes nothing, and where one of the two counts
 * what the other does not: a missing price would look like money saved.
 */
export function costInAll(cost: Cost, before: Cost | undefined): string {
  const comparable = before !== undefined && same(cost.unpriced, before.unpriced);
  return `${dollars(cost.total)} a month${comparable ? change(cost.total, before.total) : ""}`;
}

/** As in `catalog $30.00 (+$4.00), bookings $19.00`: every service, and what is gone since the run before. */
export function costByService(cost: Cost, before: Cost | undefined): string {
  const gone = Object.keys(before?.services ?? {}).filter((name) => cost.services[name] === undefined);
  return [...Object.keys(cost.services), ...gone]
    .map((name) => {
      const now = cost.services[name] ?? 0;
      const comparable = before !== undefined && same(unpricedOf(name, cost), unpricedOf(name, before));
      return `${name} ${dollars(now)}${comparable ? change(now, before.services[name] ?? 0) : ""}`;
    })
    .join(", ");
}

/** Whether the cost changes, or what is not counted in it; a first run is no change. */
export function costChanges(cost: Cost, before: Cost | undefined): boolean {
  if (before === undefined) return false;
  return !same(cost.unpriced, before.unpriced) || costByService(cost, before) !== costByService(cost, undefined);
}

/** What is in no sum, by name: a line for each service and reason, as in `  not counted: a: x:y, web dynos (billed by use)`. */
export function notCounted({ unpriced }: Cost): string[] {
  const alike = Map.groupBy(unpriced, (each) => `${serviceOf(each)} (${whyUnpriced(each)})`);
  return [...alike].map(([, group]) => {
    const service = group
      .flatMap((each) => serviceOf(each) ?? [])
      .slice(0, 1)
      .map((name) => `${name}: `);
    return `  not counted: ${service}${group.map(billedThing).join(", ")} (${group.slice(0, 1).map(whyUnpriced)})`;
  });
}

const serviceOf = (unpriced: Unpriced): string | undefined => ("service" in unpriced ? unpriced.service : undefined);

/** Eco dynos are of no service. */
const unpricedOf = (service: string, { unpriced }: Cost): Unpriced[] =>
  unpriced.filter((each) => serviceOf(each) === service);

const same = (some: readonly Unpriced[], others: readonly Unpriced[]): boolean =>
  keysOf(some).join("\n") === keysOf(others).join("\n");

const keysOf = (unpriced: readonly Unpriced[]): string[] =>
  unpriced.map((each) => `${unpricedThing(each)} ${whyUnpriced(each)}`).sort();

function change(now: number, before: number): string {
  const cents = Math.round((now - before) * 100);
  return cents === 0 ? "" : ` (${cents > 0 ? "+" : "-"}${dollars(Math.abs(cents) / 100)})`;
}
