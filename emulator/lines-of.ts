import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

/**
 * The lines of a file, one after the other, so that it may be larger than the longest string. A last line without its end is left out.
 * @param chunkBytes how much is read at once
 */
export function* linesOf(file: string, chunkBytes = 1 << 20): Generator<string> {
  const descriptor = openSync(file, "r");
  try {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    const decoder = new StringDecoder("utf8");
    const begun: string[] = [];
    for (let length = readSync(descriptor, chunk); length > 0; length = readSync(descriptor, chunk)) {
      const [first = "", ...rest] = decoder.write(chunk.subarray(0, length)).split("\n");
      begun.push(first);
      const last = rest.pop();
      if (last === undefined) continue;
      yield begun.splice(0).join("");
      yield* rest;
      begun.push(last);
    }
  } finally {
    closeSync(descriptor);
  }
}
