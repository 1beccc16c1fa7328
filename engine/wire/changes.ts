import { isDeepStrictEqual } from "node:util";
import { withoutUserInfo } from "../../sdks/heroku/client/user-info.ts";
import type { PropertyChange } from "../engine.ts";
import { type PropertyPath, parsePath, pathText, valueAt } from "./property-path.ts";
import { hasSecret, isProperties, isSecret, isUnknown, type Properties, plain, type Value } from "./value.ts";

/** One difference, without values. */
export interface Difference {
  path: PropertyPath;
  kind: PropertyChange["kind"];
}

/** All differences between two maps. A secret equals its plain value. */
export function differences(before: Properties, after: Properties): Difference[] {
  return compare([], before, after);
}

/** Whether two values are equal, with secrets unwrapped. */
export function sameValue(before: Value, after: Value): boolean {
  return isDeepStrictEqual(plain(before), plain(after));
}

/** A difference for display: with values only where both are known scalars and no secrets. Equal values are still to be set. */
export function shownChange(
  path: string,
  kind: PropertyChange["kind"],
  replaces: boolean,
  before: Properties,
  after: Properties,
): PropertyChange {
  const parts = parsePath(path);
  const [old, fresh] = [valueAt(before, parts), valueAt(after, parts)];
  const change: PropertyChange = { path, kind, replaces };
  if (old.secret || fresh.secret || !isShown(old.value) || !isShown(fresh.value)) return change;
  const shown = { before: scalarText(old.value), after: scalarText(fresh.value) };
  if (shown.before !== shown.after) return withShown(change, shown);
  return shown.after === undefined ? change : { ...change, isDue: true };
}

/** Hides the user information of URLs; shows no values where only that differs. */
function withShown(change: PropertyChange, { before, after }: NonNullable<PropertyChange["shown"]>): PropertyChange {
  const shown = { before: before && withoutUserInfo(before), after: after && withoutUserInfo(after) };
  return shown.before === shown.after ? change : { ...change, shown };
}

/** All differences for display; `replaces` lists the properties that force a replacement. */
export function shownChanges(
  before: Properties,
  after: Properties,
  replaces: readonly string[] = [],
): PropertyChange[] {
  return differences(before, after).map(({ path, kind }) => {
    const text = pathText(path);
    const forces = replaces.some((name) => name === text || name === path[0]);
    return shownChange(text, kind, forces, before, after);
  });
}

function compare(path: PropertyPath, sealedBefore: Value | undefined, sealedAfter: Value | undefined): Difference[] {
  const [before, after] = [opened(sealedBefore), opened(sealedAfter)];
  if (before === undefined || after === undefined) {
    if (before === after) return [];
    return [{ path, kind: before === undefined ? "add" : "delete" }];
  }
  if (isProperties(before) && isProperties(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => compare([...path, key], own(before, key), own(after, key)));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) => compare([...path, index], before[index], after[index])).flat();
  }
  return sameValue(before, after) ? [] : [{ path, kind: "update" }];
}

function opened(value: Value | undefined): Value | undefined {
  return isSecret(value) ? opened(value.value) : value;
}

function own(value: Properties, key: string): Value | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function isShown(value: Value | undefined): value is string | number | boolean | null | undefined {
  return (
    value === undefined || ((typeof value !== "object" || value === null) && !isUnknown(value) && !hasSecret(value))
  );
}

function scalarText(value: string | number | boolean | null | undefined): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
