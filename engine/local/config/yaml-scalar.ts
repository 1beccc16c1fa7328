/** A YAML scalar as the Pulumi CLI understands it: whole numbers are bigints, other numbers are numbers. */
export type YamlScalar = string | boolean | null | number | bigint;

const constants = new Map<string, YamlScalar>([
  ...["", "~", "null", "Null", "NULL"].map((text) => [text, null] as const),
  ...["true", "True", "TRUE"].map((text) => [text, true] as const),
  ...["false", "False", "FALSE"].map((text) => [text, false] as const),
  ...[".nan", ".NaN", ".NAN"].map((text) => [text, Number.NaN] as const),
  ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map((text) => [text, Number.POSITIVE_INFINITY] as const),
  ...["-.inf", "-.Inf", "-.INF"].map((text) => [text, Number.NEGATIVE_INFINITY] as const),
]);

const radixes = [
  { form: /^0x([0-9a-f]+)$/i, prefix: "0x" },
  { form: /^0b([01]+)$/i, prefix: "0b" },
  { form: /^0o?([0-7]+)$/i, prefix: "0o" },
  { form: /^([1-9][0-9]*|0)$/, prefix: "" },
];
const floatForm = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const dateForm =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d{1,9})?(Z|[-+]\d\d:\d\d))|(?: (\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d{1,9})?))?$/;

/**
 * Resolves a plain scalar by go-yaml's rules, neither YAML 1.1 nor 1.2: `010` is 8 and a date is a time's text, while
 * `yes`, `on` and `12:30` are strings. Seen with CLI 3.259.
 */
export function resolveScalar(text: string): YamlScalar {
  const constant = constants.get(text);
  if (constant !== undefined) return constant;
  if (!/^[-+.0-9]/.test(text)) return text;
  const digits = text.replaceAll("_", "");
  return timeText(text) ?? wholeNumber(digits) ?? fraction(digits) ?? text;
}

/** A time as Go prints it: `2026-01-01 00:00:00 +0000 UTC`; undefined for any other text. */
export function timeText(text: string): string | undefined {
  const parts = dateForm.exec(text);
  if (parts === null) return undefined;
  const [, year = "", month = "", day = "", ...rest] = parts;
  const [h1, m1, s1, f1, zone, h2, m2, s2, f2] = rest;
  const clock = [h1 ?? h2 ?? "0", m1 ?? m2 ?? "0", s1 ?? s2 ?? "0"];
  if (!isDay(Number(year), Number(month), Number(day)) || !isClock(clock.map(Number))) return undefined;
  const fractionDigits = (f1 ?? f2 ?? "").replace(/0+$/, "").replace(/^\.$/, "");
  const offset = zone === undefined || zone === "Z" ? "+0000" : zone.replace(":", "");
  const date = [year, pad(month), pad(day)].join("-");
  return `${date} ${clock.map(pad).join(":")}${fractionDigits} ${offset} ${/^[-+]0000$/.test(offset) ? "UTC" : offset}`;
}

function wholeNumber(text: string): bigint | undefined {
  const negative = text.startsWith("-");
  const unsigned = text.replace(/^[-+]/, "");
  for (const { form, prefix } of radixes) {
    const digits = form.exec(unsigned)?.[1];
    if (digits === undefined) continue;
    const size = BigInt(prefix + digits);
    const value = negative ? -size : size;
    // Go's int64, and uint64 for numbers without a sign.
    const limit = unsigned === text ? 2n ** 64n - 1n : 2n ** 63n - 1n;
    return value >= -(2n ** 63n) && value <= limit ? value : undefined;
  }
  return undefined;
}

function fraction(text: string): number | undefined {
  const value = floatForm.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isClock([hour = 0, minute = 0, second = 0]: number[]): boolean {
  return hour < 24 && minute < 60 && second < 60;
}

function pad(text: string): string {
  return text.padStart(2, "0");
}
