import { z } from "zod";
import type { EnvironmentReview } from "../report/report.ts";
import { addedOf, driftOf, type Verdict, verdictOf } from "../report/verdict.ts";

const verdicts = ["clean", "incomplete", "pending", "failed", "stopped"] as const satisfies readonly Verdict[];

/** How bad an environment's review is, to hold the next one against. */
export const Weight = z.strictObject({
  verdict: z.enum(verdicts),
  /** How many changes lose something. */
  destructive: z.int(),
  /** How many objects drifted. */
  drifted: z.int(),
  /** How many things somebody added by hand, and how many do not work. */
  added: z.int().default(0),
  unhealthy: z.int().default(0),
});
export type Weight = z.infer<typeof Weight>;

export const weightOf = (review: EnvironmentReview): Weight => ({
  verdict: verdictOf(review),
  destructive: review.changes.filter(({ isDestructive }) => isDestructive).length,
  drifted: driftOf(review).length + review.rolledBack.length,
  added: addedOf(review).length,
  unhealthy: review.health.length,
});

const words: Readonly<Record<Verdict, string>> = {
  clean: "clean",
  incomplete: "not fully checked",
  pending: "pending",
  failed: "failed",
  stopped: "stopped",
};

/** In which ways a review is worse than the one before, in words; nothing when in none. That there are changes is what a pull request is for. */
export function worsened(before: Weight, after: Weight): string[] {
  const verdict =
    after.verdict !== "pending" && verdicts.indexOf(after.verdict) > verdicts.indexOf(before.verdict)
      ? [`was ${words[before.verdict]}, is ${words[after.verdict]}`]
      : [];
  const grown = (
    [
      ["destructive", "destructive changes"],
      ["drifted", "drifted resources"],
      ["added", "added by hand"],
      ["unhealthy", "unhealthy"],
    ] as const
  )
    .filter(([key]) => after[key] > before[key])
    .map(([key, what]) => `${what}: ${before[key]} → ${after[key]}`);
  return [...verdict, ...grown];
}
