import { z } from "zod";
import type { RunResult } from "../../engine/engine.ts";
import { Unpriced } from "../../kinds/price.ts";
import type { Cost } from "../print/cost.ts";
import { AddonOutput, type AddonOutputs } from "./backup-rows.ts";

const DnsRecord = z.object({
  type: z.string(),
  name: z.string(),
  value: z.string().nullable(),
  resource: z.string().optional(),
});
const Service = z.object({
  app: z.string(),
  processes: z.record(z.string(), z.unknown()),
  addons: z.record(z.string(), AddonOutput),
  domain: z.object({ records: z.array(DnsRecord), ticket: z.string().optional() }).optional(),
});
const Outputs = z.object({ services: z.record(z.string(), Service) });
const Costs = z.object({
  monthlyCost: z.object({
    total: z.number(),
    services: z.record(z.string(), z.number()),
    unpriced: z.array(Unpriced),
  }),
});

/** One service of an environment, as the stack's outputs name it. */
export interface ServiceOutput {
  service: string;
  app: string;
  processes: string[];
  addons: AddonOutputs;
  /** The DNS records of its own host name; empty where it has none. */
  records: z.infer<typeof DnsRecord>[];
  /** What to send to the owners of the DNS; absent where the estate makes the records itself. */
  ticket: string | undefined;
}

export function servicesOf({ outputs }: RunResult): ServiceOutput[] {
  const { services } = Outputs.parse(outputs);
  return Object.entries(services).map(([service, { app, processes, addons, domain }]) => ({
    service,
    app,
    processes: Object.keys(processes),
    addons,
    records: domain?.records ?? [],
    ticket: domain?.ticket,
  }));
}

/** What the environment costs, and what it cost before the run; absent where the program says nothing of it. */
export function costOf({ outputs, previousOutputs }: RunResult): { cost: Cost | undefined; before: Cost | undefined } {
  const [cost, before] = [outputs, previousOutputs].map((each) => Costs.safeParse(each).data?.monthlyCost);
  return { cost, before };
}
