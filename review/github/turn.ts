import { z } from "zod";

/**
 * Where a job stands among the others: the run of the workflow, whose number GitHub counts up, and the attempt at it. It comes from the
 * job's own environment, never from a report: the code that is reviewed may have written that.
 */
export const Turn = z.strictObject({ run: z.int().positive(), attempt: z.int().positive() });
export type Turn = z.infer<typeof Turn>;

/** The turn of this job; absent outside of GitHub Actions. */
export function turnFrom({ GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT = "1" }: NodeJS.ProcessEnv): Turn | undefined {
  return Turn.safeParse({ run: Number(GITHUB_RUN_ID), attempt: Number(GITHUB_RUN_ATTEMPT) }).data;
}

/** Whether `one` comes before `other`. If a turn is unknown, the current writer comes last. */
export function isBefore(one: Turn | undefined, other: Turn | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.run === other.run ? one.attempt < other.attempt : one.run < other.run;
}

/** Milliseconds by which the clocks of two machines may differ. */
const SKEW_MS = 5 * 60_000;

/** A time that a report states, as far as it can be true: nothing was looked at later than now. */
export const notInFuture = (at: string, now: number): string =>
  Date.parse(at) > now + SKEW_MS ? new Date(now).toISOString() : at;
