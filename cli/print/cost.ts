/** What an environment costs a month in US dollars, as the stack's outputs have it. */
export interface Cost {
  readonly total: number;
  readonly services: Readonly<Record<string, number>>;
  /** What has no fixed price, with the reason; nothing of it is counted. */
  readonly unpriced: readonly string[];
}

/** As in `$85.00 a month (+$4.00)`; no change is told of a first run, and of one that changes nothing. */
export function costInAll(cost: Cost, before: Cost | undefined): string {
  return `${dollars(cost.total)} a month${change(cost.total, before?.total)}`;
}

/** As in `catalog $30.00 (+$4.00), bookings $19.00`: every service, and what is gone since the run before. */
export function costByService({ services }: Cost, before: Cost | undefined): string {
  const gone = Object.keys(before?.services ?? {}).filter((name) => services[name] === undefined);
  return [...Object.keys(services), ...gone]
    .map((name) => {
      const cost = services[name] ?? 0;
      return `${name} ${dollars(cost)}${change(cost, before && (before.services[name] ?? 0))}`;
    })
    .join(", ");
}

/** Whether somebody pays more or less than before; a first run is no change. */
export function costChanges(cost: Cost, before: Cost | undefined): boolean {
  return before !== undefined && costByService(cost, before) !== costByService(cost, undefined);
}

function change(now: number, before: number | undefined): string {
  const cents = Math.round((now - (before ?? now)) * 100);
  return cents === 0 ? "" : ` (${cents > 0 ? "+" : "-"}${dollars(Math.abs(cents) / 100)})`;
}

const dollars = (amount: number): string => `$${amount.toFixed(2)}`;
