import { inOneLine } from "../render/parity/words.ts";

/** Markup that was written here; everything else that is put into it is escaped. */
export class Html {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

/** What a template takes: text is escaped, lists are joined, `undefined` and `false` are nothing. */
export type Content = Html | string | number | false | undefined | readonly Content[];

/** Longest text that is told in full, in characters: nobody reads on, and a page must stay small. */
const longestText = 4000;

/** A template of markup. Its attributes must be written in double quotes. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(strings.map((string, index) => string + markupOf(contents[index])).join(""));
}

function markupOf(content: Content): string {
  if (content === undefined || content === false) return "";
  if (content instanceof Html || typeof content === "number") return String(content);
  if (typeof content === "string") return escaped(content);
  return content.map(markupOf).join("");
}

const escaped = (text: string): string =>
  inOneLine(cut(text)).replaceAll(/[&<>"'`]/g, (sign) => `&#${sign.codePointAt(0)};`);

function cut(text: string): string {
  if (text.length <= longestText) return text;
  return `${text.slice(0, longestText)}… (${text.length - longestText} characters more)`;
}

/** Parts with `between` set between each two. */
export const joined = (parts: readonly Content[], between: Content = " "): Content[] =>
  parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]));
