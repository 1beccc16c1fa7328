import { z } from "zod";

/** One difference between this environment and another, as `tandem parity` words it. */
export const ParityFinding = z.strictObject({
  service: z.string(),
  path: z.string(),
  verdict: z.enum(["declared", "allowed", "unexplained", "not checked"]),
  reason: z.string(),
  values: z.record(z.string(), z.string().optional()),
  remedy: z.string().optional(),
});
export type ParityFinding = z.infer<typeof ParityFinding>;
