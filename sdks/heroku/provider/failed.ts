/** An object that exists after a failure, as recorded by `Context.checkpoint`. */
export interface PartialState {
  readonly id: string;
  readonly outputs: Record<string, unknown>;
}

/** An operation's error for the user, and the object that it has left. */
export class Failed extends Error {
  override readonly name = "Failed";
  readonly partialState: PartialState | undefined;
  /** The message, with its data for an engine that reads notices. */
  readonly line: string;
  constructor({ message, line }: { message: string; line: string }, kept: PartialState | undefined, cause: unknown) {
    super(message, { cause });
    this.line = line;
    this.partialState = kept;
  }
}
