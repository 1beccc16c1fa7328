import { createHash } from "node:crypto";
import type { Operation, PropertyChange, Step } from "../engine.ts";
import { type PropertyPath, parsePath, valueAt } from "./property-path.ts";
import { isProperties, isSecret, isUnknown, mapValue, type Properties, type Value } from "./wire.ts";

/**
 * A digest of the value before and after, by path, so that two steps can be compared: of an update for what it changes, of other
 * operations for every property. A list is written as a whole, so that each place in it has the digest of the whole. All secrets have
 * the same digest, since the Pulumi CLI hides their values.
 */
export function valueDigests(
  operation: Operation,
  changes: readonly PropertyChange[],
  { before, after }: { before: Properties | undefined; after: Properties | undefined },
): NonNullable<Step["digests"]> {
  const all = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
  const places =
    operation === "update"
      ? changes.map(({ path }) => [path, parsePath(path)] as [string, PropertyPath])
      : all.filter((name) => !name.startsWith("__")).map((name) => [name, [name]] as [string, PropertyPath]);
  return Object.fromEntries(
    places.map(([path, parts]) => {
      const whole = parts.slice(0, firstIndex(parts));
      const sides = [before, after].map((properties) => hidden(valueAt(properties ?? {}, whole)));
      return [path, createHash("sha256").update(JSON.stringify(sides)).digest("hex")];
    }),
  );
}

/** Where a path enters a list; its length where it enters none. */
function firstIndex(path: PropertyPath): number {
  const index = path.findIndex((part) => typeof part === "number");
  return index < 0 ? path.length : index;
}

function hidden({ value, secret }: { value: Value | undefined; secret: boolean }): Value {
  if (secret) return "[secret]";
  const opaque = mapValue(value ?? null, (inner) => {
    if (isSecret(inner)) return "[secret]";
    return isUnknown(inner) ? null : undefined;
  });
  return ordered(opaque);
}

/** The order of keys says nothing. */
export function ordered(value: Value): Value {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isProperties(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, ordered(value[key] ?? null)]),
  );
}
