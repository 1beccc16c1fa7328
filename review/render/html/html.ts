import { html as escaping, type raw } from "hono/html";
import { inOneLine } from "../parity/words.ts";
import type { Phrase } from "../words/phrase.ts";

/** Markup of our own, by `html` or by hono's `raw`. In a template everything else is escaped. */
export type Html = ReturnType<typeof raw>;

/** What a template takes: text is escaped, lists are joined, `undefined` and `false` are left out. */
export type Content = Html | string | number | false | undefined | readonly Content[];

/** Longest text that is shown in full, in characters: nobody reads on, and a page must stay small. */
const longestText = 4000;

/** A template of markup. Its attributes must be written in double quotes. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const result = escaping(strings, ...contents.map(shown));
  if (result instanceof Promise) throw new TypeError("html: expected text and markup, got a promise");
  return result;
}

function shown(content: Content): unknown {
  if (typeof content === "string") return inOneLine(cut(content));
  return Array.isArray(content) ? content.map(shown) : content;
}

function cut(text: string): string {
  if (text.length <= longestText) return text;
  return `${text.slice(0, longestText)}… (${text.length - longestText} characters more)`;
}

/** Parts with `between` set between each two. */
export const joined = (parts: readonly Content[], between: Content = " "): Content[] =>
  parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]));

/** A sentence on the page: what is to be copied as code, what is looked for strong. */
export const phraseHtml = (phrase: Phrase): Html[] =>
  phrase.map(({ as, text }) => {
    if (as === "name") return html`<code>${text}</code>`;
    return as === "strong" ? html`<b>${text}</b>` : html`${text}`;
  });
