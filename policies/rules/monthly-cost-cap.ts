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
  remedy:
    "Take smaller plans or fewer dynos, or agree on more and set `dollars` of this rule in the stack file; for one service, `exceptions: { monthlyCost: { production: upTo(…) } }`.",
  rows: [15, 79, 110],
  settings: z.strictObject({
    dollars: z
      .number(amount)
      .positive(amount)
      .default(200)
      .describe("US dollars that one service may cost a month in this environment."),
  }),
  check({ monthlyCost, services }, { dollars }) {
    return Object.entries(monthlyCost?.services ?? {}).flatMap(([name, cost]) => {
      const own = services.find(({ service }) => service === name);
      const cap = own?.declared.exceptions.monthlyCost?.dollars;
      if (cost <= (cap ?? dollars)) return [];
      const more = cap === undefined ? "set dollars of this rule" : "agree on more with upTo(…) in index.ts";
      const message = `${name}: expected at most $${inDollars(cap ?? dollars)} a month, got $${inDollars(cost)}: take smaller plans, or ${more}`;
      return [{ service: name, urn: own?.urn, message }];
    });
  },
});

const inDollars = (amountOfDollars: number): string =>
  Number.isInteger(amountOfDollars) ? String(amountOfDollars) : amountOfDollars.toFixed(2);
