import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { z } from "zod";

/** Bytes, unpacked: far more than a comment has room for. */
const LARGEST = 4 * 1024 * 1024;

/**
 * Data at the head of a comment or an issue that nobody sees, by the name of what it is of. Neither the name, percent-encoded,
 * nor Base64 has a `>`: nothing in it ends the HTML comment early.
 */
export const hidden = (name: readonly string[], data: unknown): string =>
  `${markerOf(name)}${deflateRawSync(JSON.stringify(data)).toString("base64")} -->`;

/** Whether a text begins with hidden data of that name. Quoted or planted further down, it is no such text. */
export const isMarked = (name: readonly string[], text: string): boolean => text.startsWith(markerOf(name));

/** The hidden data; `undefined` if there is none or it was edited. */
export function revealed<T>(name: readonly string[], text: string, shape: z.ZodType<T>): T | undefined {
  if (!isMarked(name, text)) return undefined;
  const [data = ""] = text.slice(markerOf(name).length).split(" -->", 1);
  try {
    const json = inflateRawSync(Buffer.from(data, "base64"), { maxOutputLength: LARGEST }).toString();
    return shape.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

const markerOf = (name: readonly string[]): string => `<!-- tandem:${name.map(encodeURIComponent).join("/")} `;
