import type { Unchecked } from "../report/not-checked.ts";

/** Something that is looked at by itself: where it cannot be read, nothing is known of it. */
export interface Check<T, What = Unchecked> {
  readonly what: What;
  look(): Promise<readonly T[]>;
}

/** A check that could not be made. */
export interface Failure<What = Unchecked> {
  readonly what: What;
  readonly error: unknown;
}

/** What checks found, all at once. A failure costs its own check only. @throws the signal's reason, as soon as it is aborted. */
export async function looked<T, What>(
  signal: AbortSignal,
  checks: readonly Check<T, What>[],
): Promise<{ found: T[]; errors: Failure<What>[] }> {
  const looking = checks.map(({ what, look }) =>
    look().then(
      (found) => ({ found, errors: [] }),
      (error: unknown) => ({ found: [], errors: [{ what, error }] }),
    ),
  );
  const answers = await Promise.all(looking);
  signal.throwIfAborted();
  return { found: answers.flatMap(({ found }) => found), errors: answers.flatMap(({ errors }) => errors) };
}
