import { type Content, type Html, html } from "../html/html.ts";
import { count } from "../words/units.ts";
import { icon } from "./icons.ts";

/**
 * How many bytes each part of a page may take up; what does not fit is counted instead. A page is thus never larger than 8 MB,
 * however many services there are; one of 100 services that all change and have drifted takes 2 to 3 MB.
 */
export const limits = {
  banner: 500_000,
  board: 2_200_000,
  quietBoard: 1_000_000,
  index: 200_000,
  /** Of the sections below the board: each of the environments gets its share. */
  destructive: 300_000,
  restarts: 200_000,
  changes: 900_000,
  drift: 1_000_000,
  added: 600_000,
  health: 200_000,
  policy: 400_000,
  exceptions: 100_000,
  parity: 700_000,
  cost: 300_000,
  notChecked: 150_000,
} as const;

/** The first items whose markup is at most `bytes` long in all, and how many are left out. Markup of the rest is not made. */
export function fitting<T>(
  items: readonly T[],
  bytes: number,
  markup: (item: T) => Html,
): { fit: readonly Html[]; left: number } {
  const fit: Html[] = [];
  let room = bytes;
  for (const item of items) {
    const part = markup(item);
    room -= Buffer.byteLength(String(part));
    if (room < 0) break;
    fit.push(part);
  }
  return { fit, left: items.length - fit.length };
}

/** What did not fit, so that nobody takes the page for all there is. */
export const leftOut = (left: number, one: string, many?: string): Content =>
  left > 0 &&
  html`<p class="note">${icon("incomplete")} ${count(left, one, many)} more: too many for this page. <code>tandem review --json</code> has all.</p>`;
