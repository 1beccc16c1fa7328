import type { Unpriced } from "../../kinds/price.ts";
import type { BilledAlready } from "../observe/added-addons.ts";
import type { AddedByHand } from "../report/added-by-hand.ts";
import type { Cost } from "../report/report.ts";

type Priced = NonNullable<Cost["addedByHand"]>[number];
type Billed = AddedByHand & { kind: "add-on" | "process" };

/** What an environment costs with the add-ons and dynos that nobody declared, a database that somebody promoted being one. */
export function withAddedByHand(cost: Cost, added: readonly AddedByHand[]): Cost {
  const billed = added.filter((each): each is Billed => each.kind === "add-on" || each.kind === "process");
  const priced = billed.flatMap((each) => pricedOf(each) ?? []);
  const unpriced = billed
    .filter(({ monthly }) => monthly === undefined)
    .map((each): Unpriced => ({ ...whatOf(each), because: "no price", isAddedByHand: true }));
  const services = { ...cost.services };
  for (const { service, monthly } of priced) services[service] = plus(services[service] ?? { after: 0 }, monthly);
  const all = priced.reduce((sum, { monthly }) => sum + monthly, 0);
  return {
    ...cost,
    ...plus(cost, all),
    services,
    unpriced: [...cost.unpriced, ...unpriced],
    ...(priced.length > 0 && { addedByHand: priced }),
  };
}

function pricedOf(each: Billed): Priced | undefined {
  const { service, monthly } = each;
  if (monthly === undefined) return undefined;
  if (each.kind === "add-on") return { service, addon: each.addon, plan: each.plan, monthly };
  return { service, process: each.process, quantity: each.quantity, size: each.size, monthly };
}

const whatOf = ({ service, ...each }: Billed) =>
  each.kind === "add-on" ? { service, plan: each.plan } : { service, process: each.process, size: each.size };

/** What an environment costs where an `up` takes over add-ons: they were billed before, though no `up` recorded them. */
export function withBilledAlready(cost: Cost, takenOver: readonly BilledAlready[]): Cost {
  const before = takenOver.reduce((sum, { monthly }) => sum + monthly, cost.before ?? 0);
  const services = { ...cost.services };
  for (const { service, monthly } of takenOver) {
    const own = services[service] ?? { after: 0 };
    services[service] = { ...own, before: (own.before ?? 0) + monthly };
  }
  return takenOver.length === 0 ? cost : { ...cost, ...(cost.before !== undefined && { before }), services };
}

interface Sums {
  readonly before?: number | undefined;
  readonly after: number;
}

/** It is there before the next `up` and after it. */
const plus = ({ before, after }: Sums, monthly: number): { before?: number; after: number } => ({
  ...(before !== undefined && { before: before + monthly }),
  after: after + monthly,
});
