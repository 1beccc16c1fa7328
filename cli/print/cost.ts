import { dollars } from "../../review/render/words/units.ts";

/** What an environment costs a month in US dollars, as the stack's outputs have it. */
export interface Cost {
  readonly total: number;
  readonly services: Readonly<Record<string, number>>;
  /** What has no fixed price, with the reason; nothing of it is counted. */
  readonly unpriced: readonly string[];
}

/**
 * As in `$85.00 a month (+$4.00)`; no change is told of a first run, of one that changes nothing, and where one of the two counts
 * what the other does not: a price that was not told would look like money saved.
 */
export function costInAll(cost: Cost, before: Cost | undefined): string {
  const comparable = before !== undefined && sameLines(cost.unpriced, before.unpriced);
  return `${dollars(cost.total)} a month${comparable ? change(cost.total, before.total) : ""}`;
}

/** As in `catalog $30.00 (+$4.00), bookings $19.00`: every service, and what is gone since the run before. */
export function costByService(cost: Cost, before: Cost | undefined): string {
  const gone = Object.keys(before?.services ?? {}).filter((name) => cost.services[name] === undefined);
  return [...Object.keys(cost.services), ...gone]
    .map((name) => {
      const now = cost.services[name] ?? 0;
      const comparable = before !== undefined && sameLines(unpricedOf(name, cost), unpricedOf(name, before));
      return `${name} ${dollars(now)}${comparable ? change(now, before.services[name] ?? 0) : ""}`;
    })
    .join(", ");
}

/** Whether somebody pays more or less than before, or for something else that is not counted; a first run is no change. */
export function costChanges(cost: Cost, before: Cost | undefined): boolean {
  if (before === undefined) return false;
  return !sameLines(cost.unpriced, before.unpriced) || costByService(cost, before) !== costByService(cost, undefined);
}

/** What is in no sum, by name: a line for each service and reason, as in `  not counted: a: x:y, web dynos (by use)`. */
export function notCounted({ unpriced }: Cost): string[] {
  const parts = unpriced.map(
    (each) => /^(?<service>[\w-]+: )?(?<what>.*) (?<reason>\(.*\))$/.exec(each)?.groups ?? { what: each },
  );
  const alike = Map.groupBy(parts, ({ service, reason }) => `${service} ${reason}`);
  return [...alike.values()].map((group) => {
    const { service = "", reason } = group[0] ?? {};
    const names = group.map(({ what }) => what).join(", ");
    return ["  not counted:", `${service}${names}`, ...(reason === undefined ? [] : [reason])].join(" ");
  });
}

/** Each begins with its service, but for Eco dynos, which are in none. */
const unpricedOf = (service: string, { unpriced }: Cost): string[] =>
  unpriced.filter((what) => what.startsWith(`${service}: `));

const sameLines = (some: readonly string[], others: readonly string[]): boolean =>
  some.toSorted().join("\n") === others.toSorted().join("\n");

function change(now: number, before: number): string {
  const cents = Math.round((now - before) * 100);
  return cents === 0 ? "" : ` (${cents > 0 ? "+" : "-"}${dollars(Math.abs(cents) / 100)})`;
}
