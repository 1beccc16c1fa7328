/**
 * The options of a word as a program passed them, without those that are `undefined`. Words build what they are asked for and never
 * throw: what is no object of options is kept under a key that no word has, and `estate()` refuses it at its place.
 */
export function given<Options extends object>(options: Options): Options;
export function given(options: unknown): object {
  if (options === undefined) return {};
  if (typeof options !== "object" || options === null || Array.isArray(options)) return { options };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** What a word was passed although it takes no arguments, for `estate()` to refuse in the same way. */
export const surplus = (args: readonly unknown[]): object => (args.length === 0 ? {} : { argument: args[0] });
