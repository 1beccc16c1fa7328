import { InvalidArgumentError } from "commander";

/** The names in a text that has them by commas. */
export const namesIn = (text: string): string[] =>
  text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");

/** For an option that takes names by commas, one at least; where it is given again, those too. */
export function named(text: string, before: readonly string[] = []): string[] {
  const names = namesIn(text);
  if (names.length === 0) throw new InvalidArgumentError("expected names by commas");
  return [...before, ...names];
}
