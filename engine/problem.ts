import type { RunFailure } from "../sdks/heroku/client/run-failure.ts";

/** Exit codes of every command; `docs/review.md` has the table. 0: everything was checked or done, and nothing differs. */
export const exitCodes = { done: 0, failed: 1, input: 1, differences: 2, stopped: 3, busy: 4, usage: 64 } as const;

/** An error that the user can fix: printed without a stack trace. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly exitCode: number;
  /** The same as data. */
  readonly failures: readonly RunFailure[];

  constructor(
    message: string,
    exitCode: number = exitCodes.failed,
    options: ErrorOptions & { readonly failures?: readonly RunFailure[] } = {},
  ) {
    super(message, options);
    this.exitCode = exitCode;
    this.failures = options.failures ?? [{ code: "other", text: message }];
  }
}

/** What was thrown, where it is a Problem; anything else goes on. */
export function problemIn(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}

/** The message of whatever was thrown. */
export const errorMessage = (error: unknown): string => (error instanceof Error ? error.message : String(error));
