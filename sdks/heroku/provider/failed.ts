/** An object that exists after a failure, as recorded by `Context.checkpoint`. */
export interface PartialState {
  readonly id: string;
  readonly outputs: Record<string, unknown>;
}

/** An operation's error for the user, and the object that it has left. */
export class Failed extends Error {
  override readonly name = "Failed";
  readonly partialState: PartialState | undefined;
  constructor(message: string, kept: PartialState | undefined, cause: unknown) {
    super(message, { cause });
    this.partialState = kept;
  }
}
