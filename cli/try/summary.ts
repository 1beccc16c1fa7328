import { z } from "zod";
import type { RunResult } from "../../engine/engine.ts";

const Outputs = z.object({
  services: z.record(z.string(), z.object({ app: z.string(), processes: z.record(z.string(), z.unknown()) })),
});

/** One service of an environment, as the stack's outputs name it. */
export interface ServiceOutput {
  service: string;
  app: string;
  processes: string[];
}

export function servicesOf({ outputs }: RunResult): ServiceOutput[] {
  const { services } = Outputs.parse(outputs);
  return Object.entries(services).map(([service, { app, processes }]) => ({
    service,
    app,
    processes: Object.keys(processes),
  }));
}
