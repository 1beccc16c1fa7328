import type { Html } from "./html.ts";

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
