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

/** Literal words, placeholders that the user fills in, and the output of other commands. */
type Argument<Placeholder extends string> =
  | string
  | { readonly before?: string | undefined; readonly placeholder: Placeholder }
  | { readonly outputOf: readonly Plain[] };

/** A command of a pipe: all of it is known. */
interface Plain {
  readonly program: string;
  readonly arguments: readonly string[];
}

export const command = (program: string, ...args: readonly string[]): Command => ({ program, arguments: args });

/** A command as a shell takes it. `nameOf` says what a person fills in. */
export function commandText<Placeholder extends string = never>(
  { program, arguments: args, environment = {}, into }: Command<Placeholder>,
  nameOf: (placeholder: Placeholder) => string = (placeholder) => placeholder,
): string {
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${shellWord(value)}`);
  const words = args.map((each) => {
    if (typeof each === "string") return shellWord(each);
    return "placeholder" in each
      ? `${each.before ?? ""}<${nameOf(each.placeholder)}>`
      : `"$(${each.outputOf.map(plainText).join(" | ")})"`;
  });
  return [...variables, program, ...words, ...(into === undefined ? [] : [">", into])].join(" ");
}

const plainText = ({ program, arguments: args }: Plain): string => [program, ...args.map(shellWord)].join(" ");
