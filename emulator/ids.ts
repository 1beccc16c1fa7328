import { createHash, randomBytes, randomUUID } from "node:crypto";

/** Where everything random comes from: ids, tokens and passwords. */
export interface Ids {
  /** A new UUID. */
  uuid(): string;
  /** So many random bytes, in hexadecimal digits. */
  hex(bytes: number): string;
}

/** Really random. */
export const randomIds: Ids = { uuid: randomUUID, hex: (bytes) => randomBytes(bytes).toString("hex") };

/** Always the same sequence for the same seed, for tests. */
export function repeatableIds(seed: string): Ids {
  let drawn = 0;
  const draw = (count: number) => {
    const blocks: Buffer[] = [];
    for (let length = 0; length < count; length += 32) {
      drawn += 1;
      blocks.push(createHash("sha256").update(`${seed}:${drawn}`).digest());
    }
    return Buffer.concat(blocks).subarray(0, count);
  };
  return { uuid: () => asUuid(draw(16)), hex: (bytes) => draw(bytes).toString("hex") };
}

/** The same UUID for the same parts, for things of Heroku's that have no row of their own (regions, plans, stacks). */
export function uuidOf(...parts: readonly (string | number)[]): string {
  return asUuid(createHash("sha256").update(parts.join("\n")).digest());
}

/** Picks one of `choices` at random. */
export function pick<T>(ids: Ids, choices: readonly [T, ...T[]]): T {
  return choices[Number.parseInt(ids.hex(4), 16) % choices.length] ?? choices[0];
}

function asUuid(bytes: Buffer): string {
  const copy = Buffer.from(bytes.subarray(0, 16));
  copy[6] = ((copy[6] ?? 0) & 0x0f) | 0x40;
  copy[8] = ((copy[8] ?? 0) & 0x3f) | 0x80;
  return copy.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
