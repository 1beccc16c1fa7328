import type { YamlValue } from "./yaml-value.ts";

/** JSON as Go writes it: keys sorted, whole numbers exact as far as 64 bits go, and `<`, `>`, `&` escaped. */
export function goJson(value: YamlValue): string {
  if (Array.isArray(value)) return `[${value.map(goJson).join(",")}]`;
  if (value instanceof Map) {
    const members = [...value].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    return `{${members.map(([key, member]) => `${text(key)}:${goJson(member)}`).join(",")}}`;
  }
  if (typeof value === "string") return text(value);
  if (typeof value === "bigint") return value > 2n ** 63n - 1n ? String(Number(value)) : String(value);
  return String(value);
}

function text(value: string): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
