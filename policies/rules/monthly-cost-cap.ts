import { z } from "zod";
import { defineRule, type Violation, violation } from "../rule.ts";
import { dollars } from "../setting-types.ts";
import type { EstateView } from "../view/estate-view.ts";

const groupName = "a name, such as a client's";
const serviceNames = "a list of service names";

/** Services that are on one bill. */
const Group = z.strictObject(
  {
    name: z.string(groupName).min(1, groupName),
    services: z.array(z.string("a service name"), serviceNames).min(1, serviceNames),
    dollars,
  },
  { error: ({ code }) => (code === "invalid_type" ? "an object of name, services, dollars" : undefined) },
);
type Group = z.infer<typeof Group>;

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
  settings: {
    dollars: dollars
      .optional()
      .describe("Limit in US dollars per month for each service in this environment; no default."),
    total: dollars
      .optional()
      .describe("Limit in US dollars per month for all services in this environment; no default."),
    groups: z
      .array(Group, "a list of groups")
      .default([])
      .describe(
        "Limits for groups of services across all environments: `{ name: acme, services: [shop, blog], dollars: 200 }`.",
      ),
  },
  check: (view, caps) => [
    ...services(view, caps.dollars),
    ...total(view, caps.total),
    ...caps.groups.flatMap((group) => [...unknownMembers(view, group), ...overGroup(view, group)]),
    ...(caps.groups.length === 0 ? [] : uncounted(view)),
    ...(caps.dollars === undefined && caps.total === undefined && caps.groups.length === 0 ? uncapped(view) : []),
  ],
});

/** A violation of the whole environment, or of something that is no resource. */
const ofEstate = (name: string, text: string, isAdvisory = false): Violation =>
  violation({ name, urn: undefined, service: undefined }, text, isAdvisory);

function services({ monthlyCost, services: declared }: EstateView, limit: number | undefined): Violation[] {
  return Object.entries(monthlyCost?.services ?? {}).flatMap(([name, cost]) => {
    const own = declared.find(({ service }) => service === name);
    const agreed = own?.declared.exceptions.monthlyCost?.dollars;
    const cap = agreed ?? limit;
    if (cap === undefined || cost <= cap) return [];
    const more = agreed === undefined ? "set dollars of monthly-cost-cap" : "raise the limit with upTo(…) in index.ts";
    const text = `at most $${inDollars(cap)} a month, got $${inDollars(cost)}: choose smaller plans, or ${more}`;
    return [violation({ name, urn: own?.urn, service: name }, text)];
  });
}

function total({ environment, monthlyCost }: EstateView, cap: number | undefined): Violation[] {
  const cost = sumOf(monthlyCost?.services);
  if (cap === undefined || cost <= cap) return [];
  const text = `at most $${inDollars(cap)} a month, got $${inDollars(cost)}: choose smaller plans, or set total of monthly-cost-cap`;
  return [ofEstate(environment, text)];
}

/** A misspelled name would count as $0. */
const unknownMembers = ({ services: declared }: EstateView, { name, services: members }: Group): Violation[] =>
  members
    .filter((member) => declared.every((each) => each.declared.name !== member))
    .map((member) =>
      ofEstate(name, `a service declared in index.ts, got ${member}: correct the services of this group`),
    );

/** Environments whose cost is unknown. */
const uncounted = ({ parity }: EstateView): Violation[] =>
  Object.entries(parity.others).flatMap(([other, record]) => {
    if (record.kind === "never" || (record.kind === "recorded" && record.costs !== undefined)) return [];
    const why = record.kind === "unread" ? record.reason : "export monthlyCost from index.ts and run pulumi up";
    return [ofEstate(other, `a recorded monthly cost, got none: not counted: ${why}`, true)];
  });

/** Other environments count with the cost recorded by their last `up`; one that was never deployed costs nothing. */
function overGroup({ environment, monthlyCost, parity }: EstateView, group: Group): Violation[] {
  const { name, services: members, dollars: limit } = group;
  const recorded = Object.entries(parity.others).map(
    ([other, record]) => [other, record.kind === "recorded" ? sumOf(record.costs, members) : 0] as const,
  );
  const all = [[environment, sumOf(monthlyCost?.services, members)] as const, ...recorded];
  const sum = all.reduce((whole, [, cost]) => whole + cost, 0);
  if (sum <= limit) return [];
  const parts = all.filter(([, cost]) => cost > 0).map(([where, cost]) => `${where} $${inDollars(cost)}`);
  const text = `at most $${inDollars(limit)} a month for ${members.join(", ")} across environments, got $${inDollars(sum)} (${parts.join(", ")}): choose smaller plans, or set dollars of this group`;
  return [ofEstate(name, text)];
}

/** Only production, which accounts for most of the cost. */
function uncapped({ environment, monthlyCost, services: declared }: EstateView): Violation[] {
  const isCapped = declared.every((each) => each.declared.exceptions.monthlyCost !== undefined);
  if (environment !== "production" || monthlyCost === undefined || isCapped) return [];
  const text = `a monthly cost limit, got none: set dollars or total of monthly-cost-cap; the current cost is $${inDollars(sumOf(monthlyCost.services))}`;
  return [ofEstate(environment, text, true)];
}

/** The cost of some services, or of all. */
const sumOf = (costs: Readonly<Record<string, number>> = {}, members = Object.keys(costs)): number =>
  members.reduce((sum, service) => sum + (costs[service] ?? 0), 0);

const inDollars = (amount: number): string => (Number.isInteger(amount) ? String(amount) : amount.toFixed(2));
