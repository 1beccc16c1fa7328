import { z } from "zod";
import type { RunResult } from "../../engine/engine.ts";
import type { Cost } from "../report.ts";

const MonthlyCost = z.object({
  monthlyCost: z.object({
    total: z.number(),
    services: z.record(z.string(), z.number()),
    unpriced: z.array(z.string()),
  }),
});

/** What the environment costs a month, and what it cost at the last `up`; absent where the program did not come so far. */
export function costOf({ outputs, previousOutputs }: Pick<RunResult, "outputs" | "previousOutputs">): Cost | undefined {
  const after = MonthlyCost.safeParse(outputs).data?.monthlyCost;
  const before = MonthlyCost.safeParse(previousOutputs).data?.monthlyCost;
  if (after === undefined) return undefined;
  const names = new Set([...Object.keys(after.services), ...Object.keys(before?.services ?? {})]);
  const services = [...names].map((name): [string, Cost["services"][string]] => {
    const known = before?.services[name];
    return [name, { ...(known !== undefined && { before: known }), after: after.services[name] ?? 0 }];
  });
  return {
    ...(before !== undefined && { before: before.total }),
    after: after.total,
    services: Object.fromEntries(services),
    unpriced: after.unpriced,
  };
}
