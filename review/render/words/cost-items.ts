import type { Cost, EnvironmentReview } from "../../report/report.ts";
import { name, ours, type Phrase, phrase, strong } from "./phrase.ts";
import { count, dollars, fromTo, rise } from "./units.ts";
import { unpricedThing, whyUnpriced } from "./unpriced.ts";

/** Sum, then the services that cost more or less, then what is in no sum; nothing where all is as before. */
export function costItems({ cost }: EnvironmentReview): Phrase[] {
  if (cost === undefined || !costChanges(cost)) return [];
  const services = Object.entries(cost.services);
  const changed = services.filter(([, { before, after }]) => differs(before, after));
  const same = services.length - changed.length;
  return [
    phrase`${strong("total")} ${sums(cost)}`,
    ...changed.map(([service, each]) => phrase`${strong(service)} ${sums(each)}`),
    ...(same === 0 ? [] : [ours(`${count(same, "service")} unchanged`)]),
    ...(cost.addedByHand ?? []).map((each) => {
      const { what, how } = billedAs(each);
      return phrase`${strong(each.service)}: this includes ${ours(dollars(each.monthly))} for ${name(what)} (${how}), added by hand`;
    }),
    ...cost.unpriced.map((each) => phrase`not counted: ${unpricedThing(each)} (${whyUnpriced(each)})`),
  ];
}

/** What nobody declared and is billed: an add-on and its plan, or a process type and its dynos. */
export const billedAs = (added: NonNullable<Cost["addedByHand"]>[number]): { what: string; how: string } =>
  "addon" in added
    ? { what: added.addon, how: added.plan }
    : { what: added.process, how: `${added.quantity} × ${added.size}` };

const costChanges = (cost: Cost): boolean =>
  cost.addedByHand !== undefined ||
  [cost, ...Object.values(cost.services)].some(({ before, after }) => differs(before, after));

const differs = (before: number | undefined, after: number): boolean =>
  before === undefined || dollars(before) !== dollars(after);

const sums = ({ before, after }: { readonly before?: number | undefined; readonly after: number }): Phrase =>
  ours(`${fromTo(before, after)}${rise(before, after)}`);
