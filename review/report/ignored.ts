import { z } from "zod";

/** Why a rule of `estate:review` ignores something, as written in the rule, and until when, if that has an end. */
export const Ignored = z.strictObject({ reason: z.string(), until: z.string().optional() });
