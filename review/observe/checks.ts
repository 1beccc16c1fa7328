import type { Unchecked } from "../report/not-checked.ts";

/** Something that is looked at by itself: where it cannot be read, nothing is known of it. */
export interface Check<T> {
  readonly what: Unchecked;
  look(): Promise<T[]>;
}

/** A check that could not be made. */
export interface Failure {
  readonly what: Unchecked;
  readonly error: unknown;
}

/** What checks found, all at once. A failure costs its own check only. @throws the signal's reason, as soon as it is aborted. */
export async function looked<T>(
  signal: AbortSignal,
  checks: readonly Check<T>[],
): Promise<{ found: T[]; errors: Failure[] }> {
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
