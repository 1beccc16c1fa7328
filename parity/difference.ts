import { z } from "zod";
import { aspects } from "./manifest.ts";
import { Part } from "./part.ts";
import { Reason } from "./reason.ts";
import { Remedy } from "./remedies/remedy.ts";
import { Value } from "./value.ts";

/**
 * `declared`: the declaration gives a reason. `allowed`: it may differ by its nature, such as a plan. `unexplained`: nothing gives
 * a reason. `not checked`: it could not be read.
 */
export const Verdict = z.enum(["unexplained", "not checked", "declared", "allowed"]);
export type Verdict = z.infer<typeof Verdict>;

/** Something in which two environments differ, are the same and must not be, or could not be compared. */
export const Difference = z.strictObject({
  service: z.string(),
  aspect: z.enum(aspects),
  /** As in a manifest's facts: `config.RACK_ENV`. */
  path: z.string(),
  part: Part,
  /** What each environment has; absent where it has none. */
  values: z.tuple([
    z.strictObject({ environment: z.string(), value: Value.optional() }),
    z.strictObject({ environment: z.string(), value: Value.optional() }),
  ]),
  verdict: Verdict,
  reason: Reason,
  /** What to do about an unexplained one, where Heroku was read. */
  remedy: Remedy.optional(),
});
export type Difference = z.infer<typeof Difference>;
export type Judgement = Pick<Difference, "verdict" | "reason">;

export const allowed = (reason: Reason): Judgement => ({ verdict: "allowed", reason });
export const unexplained = (reason: Reason): Judgement => ({ verdict: "unexplained", reason });
