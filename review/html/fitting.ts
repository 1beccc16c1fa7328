import type { Html } from "./html.ts";

/** The first parts that take up no more than so many bytes together, and how many are left out. */
export function fitting(parts: readonly Html[], bytes: number): { fit: readonly Html[]; left: number } {
  let room = bytes;
  const end = parts.findIndex((part) => {
    room -= Buffer.byteLength(String(part));
    return room < 0;
  });
  return end === -1 ? { fit: parts, left: 0 } : { fit: parts.slice(0, end), left: parts.length - end };
}
