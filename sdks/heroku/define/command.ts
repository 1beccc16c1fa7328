import { shellWord } from "../client/shell-word.ts";

/** A command to run, before it is known how it is printed. */
export interface Command<Placeholder extends string = never> {
  readonly program: string;
  readonly arguments: readonly Argument<Placeholder>[];
  /** Variables that are set for it alone. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** File that its output is written into. */
  readonly into?: string | undefined;
}

/** Literal words, and placeholders that the user fills in. */
type Argument<Placeholder extends string> =
  | string
  | { readonly before?: string | undefined; readonly placeholder: Placeholder };

export const command = (program: string, ...args: readonly string[]): Command => ({ program, arguments: args });

/** A command as a shell takes it. `nameOf` says what a person fills in. */
export function commandText<Placeholder extends string = never>(
  { program, arguments: args, environment = {}, into }: Command<Placeholder>,
  nameOf: (placeholder: Placeholder) => string = (placeholder) => placeholder,
): string {
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${shellWord(value)}`);
  const words = args.map((each) =>
    typeof each === "string" ? shellWord(each) : `${each.before ?? ""}<${nameOf(each.placeholder)}>`,
  );
  return [...variables, program, ...words, ...(into === undefined ? [] : [">", into])].join(" ");
}
