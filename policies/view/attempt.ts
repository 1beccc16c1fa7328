import type { z } from "zod";

/** A value of the wanted shape, or undefined. */
export function attempt<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
