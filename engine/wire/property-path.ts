import { isProperties, isSecret, type Properties, type Value } from "./value.ts";

/** A path into a resource's properties: keys and indexes; `*` matches all. */
export type PropertyPath = (string | number)[];

/** Reads `vars.LOG_LEVEL`, `list[0].name` and `vars["a.b"]`. */
export function parsePath(text: string): PropertyPath {
  const parts: PropertyPath = [];
  for (const [, quoted, index, name] of text.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+|\*)\]|([^.[\]]+)/g)) {
    if (quoted !== undefined) parts.push(quoted.replace(/\\(.)/g, "$1"));
    else if (index !== undefined) parts.push(index === "*" ? "*" : Number(index));
    else if (name !== undefined) parts.push(name);
  }
  return parts;
}

/** The text of a path, in the form that {@link parsePath} reads. */
export function pathText(path: PropertyPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    if (/[.[\]"]/.test(part) || part === "") return `${text}["${part.replace(/["\\]/g, "\\$&")}"]`;
    return text === "" ? part : `${text}.${part}`;
  }, "");
}

/** The value at a path, and whether it is in a secret or is one. */
export function valueAt(properties: Properties, path: PropertyPath): { value: Value | undefined; secret: boolean } {
  let value: Value | undefined = properties;
  let secret = false;
  for (const part of path) {
    if (Array.isArray(value)) value = value[Number(part)];
    else if (isProperties(value) && Object.hasOwn(value, String(part))) value = value[String(part)];
    else value = undefined;
    if (isSecret(value)) {
      secret = true;
      value = value.value;
    }
  }
  return { value, secret };
}

/** `news` with the value that `olds` has at the path; removed where `olds` has none. */
export function withOldAt(news: Properties, olds: Properties, path: PropertyPath): Properties {
  const merged = mergeAt(news, olds, path);
  return isProperties(merged) ? merged : news;
}

function mergeAt(news: Value | undefined, olds: Value | undefined, [part, ...rest]: PropertyPath): Value | undefined {
  if (part === undefined) return olds;
  if (part === "*") return mergeAll(news, olds, rest);
  if (Array.isArray(news)) {
    const old = Array.isArray(olds) ? olds[Number(part)] : undefined;
    return news.map((item, index) => (index === Number(part) ? (mergeAt(item, old, rest) ?? item) : item));
  }
  if (!isProperties(news)) return news;
  const old = isProperties(olds) ? olds[String(part)] : undefined;
  const { [String(part)]: current, ...others } = news;
  const merged = mergeAt(current, old, rest);
  return merged === undefined ? others : { ...others, [String(part)]: merged };
}

function mergeAll(news: Value | undefined, olds: Value | undefined, rest: PropertyPath): Value | undefined {
  const keys = new Set([...keysOf(news), ...keysOf(olds)]);
  return [...keys].reduce<Value | undefined>((merged, key) => mergeAt(merged, olds, [key, ...rest]), news);
}

function keysOf(value: Value | undefined): (string | number)[] {
  if (Array.isArray(value)) return value.map((_, index) => index);
  return isProperties(value) ? Object.keys(value) : [];
}
