import { z } from "zod";
import { Health } from "../../kinds/health.ts";
import { ComparedService } from "../../parity/compare-live.ts";
import type { Verdict } from "../../parity/difference.ts";
import { MadeOf } from "./made-of.ts";

const ServiceParity = ComparedService.extend({
  /** What it is made of, by environment. */
  made: z.record(z.string(), MadeOf),
  /** What does not work, by environment, be it the same in both. */
  health: z.record(z.string(), z.array(Health)),
});
export type ServiceParity = z.infer<typeof ServiceParity>;

/** What does not work, by service and environment. */
export type HealthByService = ReadonlyMap<string, ServiceParity["health"]>;

/** What was found of two environments, as `tandem parity --json` prints it. */
export const ParityReport = z.strictObject({
  /** Of this form. */
  version: z.literal(2),
  /** When Heroku was read. */
  at: z.iso.datetime(),
  environments: z.tuple([z.string(), z.string()]),
  services: z.array(ServiceParity),
});
export type ParityReport = z.infer<typeof ParityReport>;

/** What does not work in a service, in all environments. */
export const unhealthyIn = ({ health }: ServiceParity): Health[] => Object.values(health).flat();

/** How many differences there are of each kind, in the order of `Verdict`. */
export function counted(services: readonly ServiceParity[]): Readonly<Record<Verdict, number>> {
  const counts = { unexplained: 0, "not checked": 0, declared: 0, allowed: 0 };
  for (const { verdict } of services.flatMap(({ differences }) => differences)) counts[verdict] += 1;
  return counts;
}
