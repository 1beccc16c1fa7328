import { type Html, html } from "../html/html.ts";
import type { Phrase } from "../words/phrase.ts";

/** A sentence on the page: what is to be copied as code, what is looked for strong. */
export const phraseHtml = (phrase: Phrase): Html[] =>
  phrase.map(({ as, text }) => {
    if (as === "name") return html`<code>${text}</code>`;
    return as === "strong" ? html`<b>${text}</b>` : html`${text}`;
  });
