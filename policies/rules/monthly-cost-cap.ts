import { z } from "zod";
import { defineRule, type Violation } from "../rule.ts";
import type { EstateView } from "../view/estate-view.ts";

const amount = "a number of dollars above 0";

const groupName = "a name, such as a client's";
const serviceNames = "a list of service names";

/** Services that are on one bill. */
const Group = z.strictObject(
  {
    name: z.string(groupName).min(1, groupName),
    services: z.array(z.string("a service name"), serviceNames).min(1, serviceNames),
    dollars: z.number(amount).positive(amount),
  },
  { error: ({ code }) => (code === "invalid_type" ? "an object of name, services, dollars" : undefined) },
);

export const monthlyCostCap = defineRule({
  name: "monthly-cost-cap",
  holds: "No service, and no group of services across environments, costs more per month than its limit.",
  why: "One line can change a plan, and the invoice arrives a month later.",
  severity: "medium",
  // If no cap is set, the rule only recommends one; it enforces no default.
  level: "mandatory",
  remedy:
    "Set `dollars` of this rule in the stack file, or `exceptions: { monthlyCost: { production: upTo(…) } }` for one service. For a limit on several services, add a group to `groups`. Otherwise choose smaller plans or fewer dynos.",
  rows: [15, 79, 110, 132],
  settings: z.strictObject({
    dollars: z
      .number(amount)
      .positive(amount)
      .optional()
      .describe("Limit in US dollars per month for each service in this environment; no default."),
    total: z
      .number(amount)
      .positive(amount)
      .optional()
      .describe("Limit in US dollars per month for all services in this environment; no default."),
    groups: z
      .array(Group, "a list of groups")
      .default([])
      .describe(
        "Limits for groups of services across all environments: `{ name: acme, services: [shop, blog], dollars: 200 }`.",
      ),
  }),
  check: (view, caps) => [
    ...services(view, caps.dollars),
    ...total(view, caps.total),
    ...caps.groups.flatMap((group) => [...unknownMembers(view, group), ...overGroup(view, group)]),
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
    const more = agreed === undefined ? "set dollars of monthly-cost-cap" : "raise the limit with upTo(…) in index.ts";
    const message = `${name}: expected at most $${inDollars(cap)} a month, got $${inDollars(cost)}: choose smaller plans, or ${more}`;
    return [{ service: name, urn: own?.urn, message }];
  });
}

function total({ environment, monthlyCost }: EstateView, cap: number | undefined): Violation[] {
  const cost = totalOf(monthlyCost);
  if (cap === undefined || cost <= cap) return [];
  const message = `${environment}: expected at most $${inDollars(cap)} a month, got $${inDollars(cost)}: choose smaller plans, or set total of monthly-cost-cap`;
  return [{ message }];
}

/** A misspelled name would count as $0. */
const unknownMembers = (
  { services: declared }: EstateView,
  { name, services: members }: z.infer<typeof Group>,
): Violation[] =>
  members
    .filter((member) => declared.every((each) => each.declared.name !== member))
    .map((member) => ({
      message: `${name}: expected a service declared in index.ts, got ${member}: correct the services of this group`,
    }));

/** Environments whose cost is unknown. */
const uncounted = ({ parity }: EstateView): Violation[] =>
  Object.entries(parity.others).flatMap(([other, record]) => {
    if (record.kind === "never" || (record.kind === "recorded" && record.costs !== undefined)) return [];
    const why = record.kind === "unread" ? record.reason : "export monthlyCost from index.ts and run pulumi up";
    return [
      {
        isAdvisory: true,
        message: `${other}: expected a recorded monthly cost, got none: not counted: ${why}`,
      },
    ];
  });

/** Other environments count with the cost recorded by their last `up`; one that was never deployed costs nothing. */
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
  const message = `${name}: expected at most $${inDollars(dollars)} a month for ${members.join(", ")} across environments, got $${inDollars(sum)} (${parts.join(", ")}): choose smaller plans, or set dollars of this group`;
  return [{ message }];
}

/** Only production, which accounts for most of the cost. */
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
  const message = `${environment}: expected a monthly cost limit, got none: set dollars or total of monthly-cost-cap; the current cost is $${inDollars(totalOf(monthlyCost))}`;
  return [{ isAdvisory: true, message }];
}

const totalOf = (cost: EstateView["monthlyCost"]): number =>
  Object.values(cost?.services ?? {}).reduce((sum, each) => sum + each, 0);

const inDollars = (amountOfDollars: number): string =>
  Number.isInteger(amountOfDollars) ? String(amountOfDollars) : amountOfDollars.toFixed(2);
