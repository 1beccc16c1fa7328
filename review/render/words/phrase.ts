/**
 * A part of a sentence, before it is known where it is read. `ours` are the program's words. All else was named or said by somebody: `theirs` in
 * running text, `name` what is to be copied as it is, `strong` what is looked for.
 */
export interface Piece {
  readonly as: "ours" | "theirs" | "name" | "strong";
  readonly text: string;
}

export type Phrase = readonly Piece[];

/** A sentence: what the template says is ours, what is filled in is theirs, unless it is a phrase itself. */
export const phrase = (words: TemplateStringsArray, ...filled: readonly (string | number | Phrase)[]): Phrase =>
  words.flatMap((own, index): Phrase => {
    const next = filled[index] ?? [];
    const rest = typeof next === "object" ? next : [{ as: "theirs" as const, text: String(next) }];
    return own === "" ? rest : [{ as: "ours", text: own }, ...rest];
  });

export const name = (text: string): Phrase => [{ as: "name", text: clipped(text, longestName) }];

/** Commands and code within a sentence. */
export const copied = (text: string): Phrase => [{ as: "name", text: clipped(text, longestCommand) }];

export const strong = (text: string): Phrase => [{ as: "strong", text }];

export const ours = (text: string): Phrase => [{ as: "ours", text }];

export const nothing: Phrase = [];

/** Where nothing formats it. */
export const plainText = (phrase: Phrase): string => phrase.map(({ text }) => text).join("");

/** Phrases in a row; of more than `most` the rest is counted. */
export function listed(phrases: readonly Phrase[], separator: string, most = phrases.length): Phrase {
  const told = phrases.slice(0, most).flatMap((each, index) => (index === 0 ? each : [...ours(separator), ...each]));
  return phrases.length > most ? [...told, ...ours(`${separator}and ${phrases.length - most} more`)] : told;
}

/** In characters: longer than any name that Heroku or Pulumi gives. */
const longestName = 200;

/** In characters. */
const longestCommand = 1000;

/** Not cut within a character. */
export const clipped = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, "")}…`;
