import type { z } from "zod";
import { keysWith } from "../define/traits.ts";
import { covers, type Secrecy } from "./secrecy.ts";
import { isRecord, type Opened } from "./wire.ts";

/** One changed property, by path, without values. */
export interface Change {
  readonly path: readonly (string | number)[];
  readonly kind: "add" | "update" | "delete";
  readonly replaces: boolean;
}

/** The differences between two sets of checked inputs. An unknown value differs from every known one. */
export function diff(inputs: z.ZodObject, before: Opened, after: Opened): Change[] {
  const replacing = new Set(keysWith(inputs.shape, "replaces"));
  const keys = Object.keys({ ...inputs.shape, ...before.value, ...after.value });
  return keys.flatMap((key) => {
    const changes = compare([key], before.value[key], after.value[key]);
    if (changes.length > 0) return changes.map((change) => ({ ...change, replaces: replacing.has(key) }));
    return uncovered(key, before.secrets.get(key), after.secrets.get(key));
  });
}

type Difference = Omit<Change, "replaces">;

function compare(path: Change["path"], before: unknown, after: unknown): Difference[] {
  if (Object.is(before, after)) return [];
  if (before === undefined) return [{ path, kind: "add" }];
  if (after === undefined) return [{ path, kind: "delete" }];
  if (Array.isArray(before) && Array.isArray(after)) {
    const indices = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
    return indices.flatMap((index) => compare([...path, index], before[index], after[index]));
  }
  if (isRecord(before) && isRecord(after)) {
    return Object.keys({ ...before, ...after }).flatMap((key) => compare([...path, key], before[key], after[key]));
  }
  return [{ path, kind: "update" }];
}

/** A value that has become secret is updated, so that the state encrypts it. It never replaces. */
function uncovered(key: string, before: Secrecy | undefined, after: Secrecy | undefined): Change[] {
  return covers(before, after) ? [] : [{ path: [key], kind: "update", replaces: false }];
}
