import { z } from "zod";
import type { RunResult } from "../../engine/engine.ts";
import { app } from "../../kinds/app.ts";
import { isOf } from "../../kinds/kinds.ts";
import { Unpriced } from "../../kinds/price.ts";
import { type RecordedServices, recordedServices } from "../observe/recorded-services.ts";
import type { NotChecked } from "../report/not-checked.ts";
import type { Cost } from "../report/report.ts";

const MonthlyCost = z.object({
  monthlyCost: z.object({
    total: z.number(),
    services: z.record(z.string(), z.number()),
    unpriced: z.array(Unpriced),
  }),
});

/** The monthly cost of the environment, or why it is unknown. */
export interface CostFound {
  readonly cost?: Cost;
  readonly notChecked: readonly NotChecked[];
}

/**
 * What the environment costs a month, and what it cost at the last `up`; nothing where the program did not come so far. Where Heroku
 * no longer tells the price of something that is as it was, there is no sum: it would look like a saving.
 */
export function costOf(preview: Pick<RunResult, "outputs" | "previousOutputs" | "steps">): CostFound {
  const after = MonthlyCost.safeParse(preview.outputs).data?.monthlyCost;
  const before = MonthlyCost.safeParse(preview.previousOutputs).data?.monthlyCost;
  if (after === undefined) return { notChecked: [] };
  const lost = before === undefined ? [] : lostPrices(after, before, recordedServices(preview));
  if (lost.length > 0) {
    return {
      notChecked: [
        {
          what: ["cost"],
          why: {
            code: "no price any more",
            plans: lost.map(({ because: _, ...what }) => Object.values(what).join(" ")),
          },
        },
      ],
    };
  }
  const former = formerNames(preview);
  const gone = Object.keys(before?.services ?? {}).filter((name) => ![...former.values()].includes(name));
  const names = new Set([...Object.keys(after.services), ...gone]);
  const services = [...names].map((name): [string, Cost["services"][string]] => {
    const known = before?.services[former.get(name) ?? name];
    return [name, { ...(known !== undefined && { before: known }), after: after.services[name] ?? 0 }];
  });
  const cost = {
    ...(before !== undefined && { before: before.total }),
    after: after.total,
    services: Object.fromEntries(services),
    unpriced: after.unpriced,
  };
  return { cost, notChecked: [] };
}

/** By its name, what a service was called whose app this `up` renames: it is one service, and costs what it did. */
function formerNames(preview: Pick<RunResult, "outputs" | "previousOutputs" | "steps">): ReadonlyMap<string, string> {
  const serviceOf = (app: string | undefined, services: RecordedServices): string | undefined =>
    Object.entries(services).find(([, own]) => own.app === app)?.[0];
  const declared = recordedServices({ previousOutputs: preview.outputs });
  const renamed = preview.steps.flatMap(({ type, operation, changes }): [string, string][] => {
    if (!isOf(app, { type }) || operation !== "update") return [];
    const { before, after } = changes.find(({ path }) => path === "name")?.shown ?? {};
    const [was, is] = [serviceOf(before, recordedServices(preview)), serviceOf(after, declared)];
    return was === undefined || is === undefined || was === is ? [] : [[is, was]];
  });
  return new Map(renamed);
}

interface Sum {
  readonly unpriced: readonly Unpriced[];
}

/** What had a price at the last `up`, is there as it was, and has none now. */
function lostPrices(after: Sum, before: Sum, recorded: RecordedServices): Unpriced[] {
  const had = new Set(before.unpriced.map((each) => JSON.stringify(each)));
  return after.unpriced.filter(
    (each) => each.because === "no price" && !had.has(JSON.stringify(each)) && isRecorded(each, recorded),
  );
}

const Process = z.object({ size: z.string() });

function isRecorded(unpriced: Unpriced, recorded: RecordedServices): boolean {
  if (!("service" in unpriced)) return false;
  const { addons = {}, processes = {} } = recorded[unpriced.service] ?? {};
  if ("plan" in unpriced) return Object.values(addons).some(({ plan }) => plan === unpriced.plan);
  return Process.safeParse(processes[unpriced.process]).data?.size === unpriced.size;
}
