import { badRange } from "./problems.ts";

/** One page of a list, and what to say about it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly headers: Readonly<Record<string, string>>;
  /** 206 when there is more. */
  readonly status: 200 | 206;
}

interface Range {
  readonly property: string;
  readonly after: readonly string[] | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly max: number;
  readonly order: "asc" | "desc";
}

const defaultSize = 200;
const largestSize = 1000;
const shape = /^(?<property>\w+)(?:\s+(?<open>\]?)(?<from>[^;]*?)\.\.(?<to>[^;]*))?\s*(?:;(?<options>.*))?$/;

/** Where an item keeps its place in the order of creation (`seq`), which no answer shows. */
export const sequence = Symbol("seq");

/**
 * Cuts a list as the `Range` header asks: `<property> <from>..<to>; max=<n>, order=asc|desc`.
 * A `Next-Range` names the last item by value and id, so that equal values are neither lost nor doubled.
 * @param properties What the list can be ordered by; the first is the usual one.
 * @param isOpen Whether any other property will do too: for most lists Heroku publishes none. One that the rows lack orders as usual.
 */
export function paginate<T extends object>(
  list: readonly T[],
  properties: readonly [string, ...string[]],
  header: string | null,
  isOpen = false,
): Page<T> {
  const range = readRange(header ?? properties[0], isOpen ? undefined : properties);
  const sign = range.order === "asc" ? 1 : -1;
  const ordering = isOrderable(list, range.property, properties) ? range.property : properties[0];
  const keyed = list.map((item) => ({ item, key: keyOf(item, ordering) }));
  const wanted = keyed.filter(({ key }) => within(key, range, sign)).sort((a, b) => sign * compare(a.key, b.key));
  const page = wanted.slice(0, range.max);
  const more = wanted.length > page.length;
  return {
    items: page.map(({ item }) => item),
    headers: {
      "Accept-Ranges": properties.join(", "),
      ...describe(
        range,
        page.map(({ key }) => key),
        more,
      ),
    },
    status: more ? 206 : 200,
  };
}

function describe({ property, max, order }: Range, keys: readonly Key[], more: boolean): Record<string, string> {
  const first = keys[0];
  const last = keys.at(-1);
  if (!first || !last) return {};
  const next = `${property} ]${last.map(encode).join("~")}..; max=${max}, order=${order}`;
  return { "Content-Range": `${property} ${shown(first[0])}..${shown(last[0])}`, ...(more && { "Next-Range": next }) };
}

/** Unchanged, except for characters that a header cannot contain. */
function shown(part: string | number): string {
  return String(part).replace(/[^\x21-\x7e]+/g, encodeURIComponent);
}

/** So that no value holds what a cursor is taken apart by. */
function encode(part: string | number): string {
  return encodeURIComponent(part).replace(/[.~]/g, (mark) => (mark === "." ? "%2E" : "%7E"));
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw badRange(`Range: expected the cursor of a Next-Range, got ${part}`);
  }
}

/** Whether every row has text or a number there. */
function isOrderable(list: readonly object[], property: string, known: readonly string[]): boolean {
  if (known.includes(property)) return true;
  return list.every((item) => ["string", "number"].includes(typeof Reflect.get(item, property)));
}

/** @param properties Those that will do; any will where it is undefined. */
function readRange(header: string, properties: readonly string[] | undefined): Range {
  const groups = shape.exec(header.trim())?.groups;
  if (!groups) throw badRange(`Range: expected <property> ..; max=<n>, order=asc|desc, got ${header}`);
  const { property = "", open, from = "", to = "", options = "" } = groups;
  if (properties?.includes(property) === false)
    throw badRange(`Range: expected one of ${properties.join(", ")}, got ${property}`);
  const start = from.trim();
  return {
    property,
    after: open === "]" ? start.split("~").map(decode) : undefined,
    from: open !== "]" && start !== "" ? start : undefined,
    to: to.trim() === "" ? undefined : to.trim(),
    ...readOptions(options),
  };
}

function readOptions(text: string): { max: number; order: "asc" | "desc" } {
  let max = defaultSize;
  let order: "asc" | "desc" = "asc";
  for (const option of text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)) {
    const [name = "", value = ""] = option.split("=", 2);
    if (name === "max" && /^[1-9]\d*$/.test(value)) max = Math.min(Number(value), largestSize);
    else if (name === "order" && (value === "asc" || value === "desc")) order = value;
    else throw badRange(`Range: expected max=<n> or order=asc|desc, got ${option}`);
  }
  return { max, order };
}

type Key = readonly [value: string | number, id: string];

function keyOf(item: object, property: string): Key {
  const value: unknown = Reflect.get(item, property === "seq" ? sequence : property);
  return [typeof value === "number" ? value : String(value ?? ""), String(Reflect.get(item, "id") ?? "")];
}

function within(key: Key, { after, from, to }: Range, sign: number): boolean {
  const [value, id] = key;
  if (after) {
    const [text = "", lastId] = after;
    const order = compareValues(value, like(value, text)) || (lastId === undefined ? 0 : compareValues(id, lastId));
    return sign * order > 0;
  }
  if (from !== undefined && sign * compareValues(value, like(value, from)) < 0) return false;
  return to === undefined || sign * compareValues(value, like(value, to)) <= 0;
}

/** A bound, read as what the list's values are. */
function like(value: string | number, bound: string): string | number {
  if (typeof value === "string") return bound;
  const number = Number(bound);
  if (Number.isNaN(number)) throw badRange(`Range: expected a number, got ${bound}`);
  return number;
}

function compare(a: Key, b: Key): number {
  return compareValues(a[0], b[0]) || compareValues(a[1], b[1]);
}

function compareValues(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
