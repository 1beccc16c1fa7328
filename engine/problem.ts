/**
 * How every command ends; `docs/review.md` has the table. 0: it looked at everything, or did everything, and nothing differs. Bad input is a
 * failure like any other: nothing could be looked at.
 */
export const exitCodes = { done: 0, failed: 1, input: 1, differences: 2, stopped: 3, busy: 4, usage: 64 } as const;

/** Something the person at the keyboard can act on: printed as it is, without a stack trace. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly exitCode: number;
  constructor(message: string, exitCode: number = exitCodes.failed, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
