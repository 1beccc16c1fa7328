/** `1 change`, `2 changes` */
export const count = (number: number, noun: string, plural = `${noun}s`): string =>
  `${number} ${number === 1 ? noun : plural}`;

/** As `2 drifted`, of each thing of which there is any. */
export const countsOf = (numbers: Readonly<Record<string, number>>): string[] =>
  Object.entries(numbers).flatMap(([what, number]) => (number > 0 ? [`${number} ${what}`] : []));

const money = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", signDisplay: "negative" });

/** `$1,234.50` */
export const dollars = (amount: number): string => money.format(amount);

/** `$72.00 → $77.00`, or one sum where they are the same. */
export function fromTo(before: number | undefined, after: number): string {
  if (before === undefined) return `unknown → ${dollars(after)}`;
  return dollars(before) === dollars(after) ? dollars(after) : `${dollars(before)} → ${dollars(after)}`;
}

/** ` (+$5.00)`; nothing where there is no change. */
export function rise(before: number | undefined, after: number): string {
  if (before === undefined || dollars(before) === dollars(after)) return "";
  return ` (${after > before ? "+" : ""}${dollars(after - before)})`;
}

/** `2026-11-21 07:00 UTC` */
export const date = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;

/** `3 h ago (2026-11-21 07:00 UTC)`; both times are ISO 8601 in UTC. */
export function when(at: string, now: string): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(at)) / 60_000);
  return minutes < 0 ? date(at) : `${age(minutes)} (${date(at)})`;
}

function age(minutes: number): string {
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${Math.floor(hours / 24)} days ago`;
}

const bytes = ["bytes", "KB", "MB", "GB", "TB"];

/** `930 MB` of storage, `9,300` rows or tables. */
export function amount(number: number, measure: "storage" | "rows" | "tables"): string {
  if (measure !== "storage") return number.toLocaleString("en-GB");
  const power = Math.min(Math.floor(Math.log2(Math.max(number, 1)) / 10), bytes.length - 1);
  return `${Number((number / 1024 ** power).toPrecision(3))} ${bytes[power]}`;
}
