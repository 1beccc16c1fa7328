/** Where something was changed, by the keys that lead there. */
export type Route = readonly (string | number)[];

/** A declaration that was changed at one place. */
export interface Mutated {
  readonly declaration: unknown;
  readonly route: Route;
  readonly what: string;
}

/** A generator of numbers below `limit`, the same for the same seed (mulberry32). */
export function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

const cyclic: Record<string, unknown> = { kind: "fixed" };
cyclic.value = cyclic;
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const throwing = (): never => {
  throw new TypeError("marker-thrown");
};
const bomb = Array.from({ length: 5 }).reduce<unknown>((inner) => [inner, inner, inner, inner], "x");

/** What an uncompiled program can put anywhere. */
export const hostile: readonly unknown[] = [
  ...[undefined, null, true, false, 0, -1, 3, 0.5, 1e308, Number.NaN, Number.POSITIVE_INFINITY, 12n],
  ...["", " ", "marker-text", "web", "02:30", "__proto__", "constructor", "x".repeat(70_000), "a\nb", "\u001b[31m"],
  ...[[], {}, [[]], [null], { a: null }, { kind: "onlyIn" }, { kind: "fixed" }, { kind: "daily" }, { vendor: null }],
  ...[{ kind: "onlyIn", environment: "staging", thing: { kind: "onlyIn" }, reason: "x" }, { kind: { kind: "fixed" } }],
  ...[() => "x", class Marker {}, Symbol("marker"), new Map([["a", 1]]), new Set(["web"]), new Date(0), /x/],
  ...[Promise.resolve("x"), new Error("marker-error"), Object("x"), Buffer.from("marker"), new Uint8Array(8)],
  ...[cyclic, bomb, Object.create(null), Object.create({ inherited: 1 }), JSON.parse('{"__proto__":{"a":1}}')],
  ...[
    { [Symbol("key")]: 1 },
    { constructor: {} },
    { toString: null },
    { hasOwnProperty: 1 },
    new Array(4e9),
    Object.assign(Array(2), { 1: "web" }),
  ],
  ...[
    revoked.proxy,
    new Proxy({}, { ownKeys: throwing }),
    Object.defineProperty({}, "kind", { get: throwing, enumerable: true }),
  ],
  ...[new Proxy([], { get: throwing }), JSON.parse('{"then":{}}'), { toJSON: throwing }, globalThis],
];

/** Every place of a value, itself included. */
export function routesOf(value: unknown, route: Route = []): Route[] {
  if (typeof value !== "object" || value === null) return [route];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [route, ...keys.flatMap((key) => routesOf(Reflect.get(value, key), [...route, key]))];
}

/** The value with one place of it changed; nothing of the value itself is. */
export function changedAt(value: unknown, [key, ...rest]: Route, change: (found: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (typeof value !== "object" || value === null) return value;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  Reflect.set(copy, key, changedAt(Reflect.get(value, key), rest, change));
  return copy;
}

/** A list or an object with one entry less. */
export const without = (value: unknown, key: string | number): unknown => {
  if (Array.isArray(value)) return value.filter((_, index) => index !== key);
  const { [String(key)]: _, ...rest } = { ...Object(value) };
  return rest;
};

/** One change of `value` at random: something else in a place, nothing there, another key, one thing twice, another part's value. */
export function mutate(value: unknown, routes: readonly Route[], below: (limit: number) => number): Mutated {
  const route = routes[below(routes.length)] ?? [];
  const last = route.at(-1);
  const parent = route.slice(0, -1);
  const other = hostile[below(hostile.length)];
  switch (last === undefined ? 0 : below(6)) {
    case 1:
      return { declaration: changedAt(value, parent, (found) => without(found, last ?? "")), route, what: "removed" };
    case 2: {
      const key = ["stray", "__proto__", "constructor", "kind", "then", "toJSON", "length"][below(7)] ?? "stray";
      const add = (found: unknown) =>
        Array.isArray(found) ? [...found, other] : Object.fromEntries([...Object.entries(Object(found)), [key, other]]);
      return { declaration: changedAt(value, parent, add), route: parent, what: `${key} added` };
    }
    case 3: {
      const twice = (found: unknown) => (Array.isArray(found) ? [...found, found[Number(last)]] : found);
      return { declaration: changedAt(value, parent, twice), route: parent, what: "twice" };
    }
    case 4: {
      const from = routes[below(routes.length)] ?? [];
      const moved = from.reduce<unknown>((part, key) => Reflect.get(Object(part), key), value);
      return { declaration: changedAt(value, route, () => moved), route, what: `as ${from.join(".")}` };
    }
    default:
      return { declaration: changedAt(value, route, () => other), route, what: "replaced" };
  }
}
