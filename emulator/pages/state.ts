import { html } from "hono/html";
import type { Html } from "./html.ts";

/** How much a state asks of the person who looks: nothing, to wait, to do something soon, or now. */
export type Tone = "good" | "busy" | "warning" | "bad" | "plain";

/** A state in Heroku's word for it. The word says everything; colour and drawing only repeat it. */
export interface State {
  readonly tone: Tone;
  readonly word: string;
}

/** A state whose word has no entry, as for a vendor that you added, is shown as plain text. */
export function stateIn(tones: Readonly<Record<string, Tone>>, word: string): State {
  return { tone: tones[word] ?? "plain", word };
}

/** Drawings on a field of 16 by 16, each with a form of its own. */
const drawn: Readonly<Record<Tone, string>> = {
  good: '<path d="m3 8.5 3.2 3.2L13 5"/>',
  busy: '<path d="M8 1.8a6.2 6.2 0 1 0 6.2 6.2M8 4.5V8l2.4 1.6"/>',
  warning: '<path d="M8 2 14.6 13.800H1.400zM8 6.500v3.200m0 1.700v.4"/>',
  bad: '<path d="M5.300 1.500h5.400l3.800 3.800v5.400l-3.800 3.800H5.300l-3.800-3.800V5.300zM5.800 5.800l4.400 4.400m0-4.400-4.400 4.400"/>',
  plain: '<path d="M4 8h8"/>',
};

/** The drawings, once a page. */
export const drawings = `<svg class="sheet" aria-hidden="true" width="0" height="0">${Object.entries(drawn)
  .map(([tone, path]) => `<symbol id="i-${tone}" viewBox="0 0 16 16">${path}</symbol>`)
  .join("")}</svg>`;

/** A state as a word in a frame. */
export function badge({ tone, word }: State): Html {
  return html`<span class="badge ${tone}"><svg aria-hidden="true"><use href="#i-${tone}"/></svg>${word}</span>`;
}
