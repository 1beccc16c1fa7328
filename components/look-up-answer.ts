/** What a look-up found, and what of it is missing or wrong, each problem in one line. */
export interface Answer<T> {
  readonly value: T;
  readonly problems: readonly string[];
}

/** What a provider said of a look-up that failed. Its argument's name is not the settings' path; a variable of the environment stays. */
export const reasonOf = (error: unknown): string => messageOf(error).replace(/^[a-z]\w*: (?=expected )/, "");

/** Whether a look-up failed because there is no such thing: our provider names the argument then. */
export const isNotFound = (error: unknown): boolean => /^[a-z]\w*: expected .*, got /.test(messageOf(error));

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
