import { z } from "zod";
import { defineRule, type Violation } from "../rule.ts";
import type { EstateView } from "../view/estate-view.ts";

const amount = "a number of dollars above 0";

const groupName = "a name, such as a client's";
const serviceNames = "a list of names of services";

/** Services that are on one bill. */
const Group = z.strictObject(
  {
    name: z.string(groupName).min(1, groupName),
    services: z.array(z.string("the name of a service"), serviceNames).min(1, serviceNames),
    dollars: z.number(amount).positive(amount),
  },
  { error: ({ code }) => (code === "invalid_type" ? "an object of name, services, dollars" : undefined) },
);

export const monthlyCostCap = defineRule({
  name: "monthly-cost-cap",
  holds: "No service, and no group of services in all environments together, costs more a month than was agreed.",
  why: "A plan is changed in one line, and the bill comes a month later.",
  severity: "medium",
  // Where no cap is set, it is only asked for: an ordinary production stops at no sum that nobody has named.
  level: "mandatory",
  remedy:
    "Agree on a sum and set `dollars` of this rule in the stack file, or for one service `exceptions: { monthlyCost: { production: upTo(…) } }`; one sum for all that a client has is a group in `groups`. Where it costs more, take smaller plans or fewer dynos.",
  rows: [15, 79, 110, 132],
  settings: z.strictObject({
    dollars: z
      .number(amount)
      .positive(amount)
      .optional()
      .describe("US dollars that one service may cost a month in this environment; none is assumed."),
    total: z
      .number(amount)
      .positive(amount)
      .optional()
      .describe("US dollars that all services of this environment may cost together; none is assumed."),
    groups: z
      .array(Group, "a list of groups")
      .default([])
      .describe(
        "What services may cost together in all environments: `{ name: acme, services: [shop, blog], dollars: 200 }`.",
      ),
  }),
  check: (view, caps) => [
    ...services(view, caps.dollars),
    ...total(view, caps.total),
    ...caps.groups.flatMap((group) => [...strangersIn(view, group), ...overGroup(view, group)]),
    ...(caps.groups.length === 0 ? [] : uncounted(view)),
    ...uncapped(view, caps),
  ],
});

function services({ monthlyCost, services: declared }: EstateView, dollars: number | undefined): Violation[] {
  return Object.entries(monthlyCost?.services ?? {}).flatMap(([name, cost]) => {
    const own = declared.find(({ service }) => service === name);
    const agreed = own?.declared.exceptions.monthlyCost?.dollars;
    const cap = agreed ?? dollars;
    if (cap === undefined || cost <= cap) return [];
    const more = agreed === undefined ? "set dollars of this rule" : "agree on more with upTo(…) in index.ts";
    const message = `${name}: expected at most $${inDollars(cap)} a month, got $${inDollars(cost)}: take smaller plans, or ${more}`;
    return [{ service: name, urn: own?.urn, message }];
  });
}

function total({ environment, monthlyCost }: EstateView, cap: number | undefined): Violation[] {
  const cost = totalOf(monthlyCost);
  if (cap === undefined || cost <= cap) return [];
  const message = `${environment}: expected at most $${inDollars(cap)} a month, got $${inDollars(cost)}: take smaller plans, or set total of this rule`;
  return [{ message }];
}

/** A name that is misspelled would cost nothing. */
const strangersIn = (
  { services: declared }: EstateView,
  { name, services: members }: z.infer<typeof Group>,
): Violation[] =>
  members
    .filter((member) => declared.every((each) => each.declared.name !== member))
    .map((member) => ({
      message: `${name}: expected a service of index.ts, got ${member}: correct the services of this group`,
    }));

/** Environments that a group cannot count. */
const uncounted = ({ parity }: EstateView): Violation[] =>
  Object.entries(parity.others).flatMap(([other, record]) => {
    if (record.kind === "never" || (record.kind === "recorded" && record.costs !== undefined)) return [];
    const why = record.kind === "unread" ? record.reason : "let index.ts export monthlyCost, and bring it up";
    return [
      {
        isAdvised: true,
        message: `${other}: expected what it costs a month, got nothing recorded: not counted: ${why}`,
      },
    ];
  });

/** Of other environments, what they recorded by their last `up`; one that was never brought up costs nothing. */
function overGroup({ environment, monthlyCost, parity }: EstateView, group: z.infer<typeof Group>): Violation[] {
  const { name, services: members, dollars } = group;
  const sumOf = (costs: Readonly<Record<string, number>> = {}) =>
    members.reduce((sum, service) => sum + (costs[service] ?? 0), 0);
  const recorded = Object.entries(parity.others).map(([other, record]): [string, number] => [
    other,
    record.kind === "recorded" ? sumOf(record.costs) : 0,
  ]);
  const all = [[environment, sumOf(monthlyCost?.services)] as const, ...recorded];
  const sum = all.reduce((whole, [, cost]) => whole + cost, 0);
  if (sum <= dollars) return [];
  const parts = all.filter(([, cost]) => cost > 0).map(([where, cost]) => `${where} $${inDollars(cost)}`);
  const message = `${name}: expected at most $${inDollars(dollars)} a month for ${members.join(", ")} in all environments, got $${inDollars(sum)} (${parts.join(", ")}): take smaller plans, or set dollars of this group`;
  return [{ message }];
}

/** Asked of production alone, where the money goes. */
function uncapped(
  view: EstateView,
  {
    dollars,
    total: cap,
    groups,
  }: { dollars?: number | undefined; total?: number | undefined; groups: readonly unknown[] },
): Violation[] {
  const { environment, monthlyCost, services: declared } = view;
  const isCapped = declared.every((each) => each.declared.exceptions.monthlyCost !== null);
  if (environment !== "production" || monthlyCost === undefined || isCapped) return [];
  if (dollars !== undefined || cap !== undefined || groups.length > 0) return [];
  const message = `${environment}: expected a sum that it may cost a month, got none: set dollars or total of monthly-cost-cap; today it is $${inDollars(totalOf(monthlyCost))}`;
  return [{ isAdvised: true, message }];
}

const totalOf = (cost: EstateView["monthlyCost"]): number =>
  Object.values(cost?.services ?? {}).reduce((sum, each) => sum + each, 0);

const inDollars = (amountOfDollars: number): string =>
  Number.isInteger(amountOfDollars) ? String(amountOfDollars) : amountOfDollars.toFixed(2);
