import type { Colors } from "picocolors/types.js";
import { inOneLine } from "../parity/words.ts";
import type { Phrase, Piece } from "../words/phrase.ts";

type Style = (text: string) => string;

/** How sentences stand in a terminal. */
export interface Page {
  /** In columns. */
  readonly width: number;
  readonly colors: Colors;
}

/**
 * A sentence in lines that are not wider than the page, but for a word that is wider: somebody may copy it, as an entry of
 * `HEROKU_CONFIRM`. What follows the first line begins at `indent + 2`.
 */
export function linesOf(phrase: Phrase, indent: number, page: Page): string[] {
  const pieces = phrase.map((piece) => ({ ...piece, text: harmless(piece) }));
  const text = pieces.map((piece) => piece.text).join("");
  return folds(text, indent, page.width).map(({ from, to, indent: own }) => {
    return " ".repeat(own) + styled(pieces, from, to, page.colors);
  });
}

/** Control characters of a name would reach the terminal. */
const harmless = ({ as, text }: Piece): string =>
  as === "ours" ? text : inOneLine(cutShort(text).toWellFormed()).trim();

/** Characters of one name or value: what is longer is no name, and nobody reads it to its end. */
const LONGEST = 8_000;

const cutShort = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (${text.length} characters)`;

interface Fold {
  readonly from: number;
  readonly to: number;
  readonly indent: number;
}

/** Characters of one word: what is longer is none that anybody copies. */
const LONGEST_WORD = 1_000;

/** Broken at spaces; within a word only where no word is that long. */
function folds(text: string, indent: number, width: number): Fold[] {
  const lines: Fold[] = [];
  let from = afterSpaces(text, 0);
  do {
    const own = lines.length === 0 ? indent : indent + 2;
    const room = Math.max(width - own, 10);
    // Only as far back as the line: a search to the beginning, for each line, would take the square of the text's length.
    const space = from + text.slice(from, from + room + 1).lastIndexOf(" ");
    const isLast = text.length - from <= room;
    const to = isLast ? text.length : space > from ? space : endOfWord(text, from, room);
    lines.push({ from, to, indent: own });
    from = afterSpaces(text, to);
  } while (from < text.length);
  return lines;
}

function afterSpaces(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === " ") at += 1;
  return at;
}

function endOfWord(text: string, from: number, room: number): number {
  const end = text.slice(from, from + LONGEST_WORD + 1).indexOf(" ");
  if (end > 0) return from + end;
  return text.length - from <= LONGEST_WORD ? text.length : wholeCharacters(text, from + room);
}

/** Not between the two halves of a character. */
const wholeCharacters = (text: string, to: number): number =>
  /[\ud800-\udbff]/.test(text.charAt(to - 1)) ? to - 1 : to;

/** The part of the pieces that stands in one line. */
function styled(pieces: Phrase, from: number, to: number, colors: Colors): string {
  let at = 0;
  return pieces
    .map(({ as, text }) => {
      const begin = at;
      at += text.length;
      const part = text.slice(Math.max(from - begin, 0), Math.max(to - begin, 0));
      return part === "" ? "" : styleOf(as, colors)(part);
    })
    .join("");
}

function styleOf(as: Piece["as"], colors: Colors): Style {
  if (as === "name") return colors.cyan;
  return as === "strong" ? colors.bold : (text) => text;
}
