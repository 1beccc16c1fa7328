import { z } from "zod";
import { defineRule } from "../rule.ts";

const amount = "a number of dollars above 0";

export const monthlyCostCap = defineRule({
  name: "monthly-cost-cap",
  holds: "No service costs more a month than was agreed.",
  why: "A plan is changed in one line, and the bill comes a month later.",
  severity: "medium",
  // A cap that is only listed is none. Who wants to be asked, and not stopped, sets the level to advisory.
  level: "mandatory",
  remedy: "Take smaller plans or fewer dynos, or agree on more and set `dollars` of this rule in the stack file.",
  rows: [15, 79, 110],
  settings: z.strictObject({
    dollars: z
      .number(amount)
      .positive(amount)
      .default(200)
      .describe("US dollars that one service may cost a month in this environment."),
  }),
  check({ monthlyCost, services }, { dollars }) {
    return Object.entries(monthlyCost?.services ?? {})
      .filter(([, cost]) => cost > dollars)
      .map(([name, cost]) => ({
        service: name,
        urn: services.find(({ service }) => service === name)?.urn,
        message: `${name}: expected at most $${inDollars(dollars)} a month, got $${inDollars(cost)}: take smaller plans, or set dollars of this rule`,
      }));
  },
});

const inDollars = (amountOfDollars: number): string =>
  Number.isInteger(amountOfDollars) ? String(amountOfDollars) : amountOfDollars.toFixed(2);
