const byteOrderMark = "\u{feff}";

/** A text without its byte order mark, and whether it had one. */
export function withoutMark(text: string): { text: string; marked: boolean } {
  const marked = text.startsWith(byteOrderMark);
  return { text: marked ? text.slice(1) : text, marked };
}

/** The lines of a string, whichever way they end; the empty one after the last end is none. */
export function linesOf(text: string): string[] {
  const lines = withoutMark(text).text.split(/\r\n|\n|\r/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** `text` with the line endings of `like`, so that a rewritten file differs only where it changed. */
export const endedAs = (like: string, text: string): string =>
  /\r\n/.test(like) ? text.replaceAll("\n", "\r\n") : text;

/** What a string's first indented line begins with; two blanks where there is none. */
export const indentationOf = (text: string): string => /^[ \t]+(?=\S)/m.exec(text)?.[0].slice(0, 10) ?? "  ";
