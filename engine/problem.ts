/** How a command ends. 0 is success. */
export const exitCodes = { failed: 1, differences: 2, policy: 3, busy: 4, input: 5, usage: 64 } as const;

/** Something the person at the keyboard can act on: printed as it is, without a stack trace. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly exitCode: number;
  constructor(message: string, exitCode: number = exitCodes.failed, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
