/** An object that exists already, as told by `Context.keep`. */
export interface PartialState {
  readonly id: string;
  readonly outputs: Record<string, unknown>;
}

/** Why an operation failed, fit for a person to read, and what it leaves behind. */
export class Failed extends Error {
  override readonly name = "Failed";
  readonly partialState: PartialState | undefined;
  constructor(message: string, kept: PartialState | undefined, cause: unknown) {
    super(message, { cause });
    this.partialState = kept;
  }
}
