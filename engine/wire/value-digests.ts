import { createHash } from "node:crypto";
import type { Operation, PropertyChange, Step } from "../engine.ts";
import { type PropertyPath, parsePath, valueAt } from "./property-path.ts";
import { isProperties, isSecret, isUnknown, mapValue, type Properties, type Value } from "./value.ts";

/**
 * A digest of the value before and after, by path, to compare two steps: of an update for the changed properties, of other
 * operations for every property. Each path into a list has the digest of the whole list. All secrets have the same digest,
 * because the Pulumi CLI hides their values.
 */
export function valueDigests(
  operation: Operation,
  changes: readonly PropertyChange[],
  { before, after }: { before: Properties | undefined; after: Properties | undefined },
): NonNullable<Step["digests"]> {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
  const paths =
    operation === "update"
      ? changes.map(({ path }) => [path, parsePath(path)] as [string, PropertyPath])
      : names.filter((name) => !name.startsWith("__")).map((name) => [name, [name]] as [string, PropertyPath]);
  return Object.fromEntries(
    paths.map(([path, parts]) => {
      const whole = parts.slice(0, firstIndex(parts));
      const sides = [before, after].map((properties) => hidden(valueAt(properties ?? {}, whole)));
      return [path, createHash("sha256").update(JSON.stringify(sides)).digest("hex")];
    }),
  );
}

/** The index at which a path enters a list; its length where it enters none. */
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

/** Sorts keys, whose order has no meaning. */
export function ordered(value: Value): Value {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isProperties(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, ordered(value[key] ?? null)]),
  );
}
