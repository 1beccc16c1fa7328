import { inOneLine } from "../parity/words.ts";
import { clipped, type Phrase, type Piece } from "../words/phrase.ts";

/** A sentence as GitHub's Markdown. Nothing that anybody named or said formats it, links, mentions or refers. */
export const inline = (phrase: Phrase): string => phrase.map(piece).join("");

function piece({ as, text }: Piece): string {
  if (as === "ours") return text;
  if (as === "name") return code(text);
  return as === "strong" ? `**${escaped(text)}**` : escaped(text);
}

/** Text as it is: no format, no element, no link, no mention, no reference to an issue; `:100:` of a line is no emoji. */
export const escaped = (text: string): string =>
  inOneLine(clipped(text.toWellFormed(), longestText))
    .trim()
    .replaceAll(/[\\`*_[\]<>~|]|&|\$|@|#|:(?=\/\/|[+-]?\w+:)|www(?=\.)|gh-(?=\d)/gi, harmless);

const entities: Readonly<Record<string, string>> = { "&": "&amp;", $: "&#36;" };

/** A space of no width after it keeps the rest from being a mention, a link or a reference. */
const harmless = (sign: string): string =>
  entities[sign] ?? (/[\w@#:]/.test(sign.at(0) ?? "") && sign !== "_" ? `${sign}&#8203;` : `\\${sign}`);

/** In characters: longer than any message of Pulumi's or Heroku's that somebody would read. */
const longestText = 4000;

/** A fence longer than any run of backticks within. */
export function code(text: string): string {
  const line = inOneLine(text.toWellFormed()).trim();
  if (line === "") return "*(no name)*";
  const fence = "`".repeat(longestRun(line) + 1);
  return fence === "`" ? `\`${line}\`` : `${fence} ${line} ${fence}`;
}

/** Lines to copy, in a fence that nothing within ends. */
export function fenced(text: string, language: string): string[] {
  const lines = clipped(text.toWellFormed(), longestSnippet)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(inOneLine);
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return [`${fence}${language}`, ...lines, fence];
}

/** In characters. */
const longestSnippet = 2000;

const longestRun = (text: string): number => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
