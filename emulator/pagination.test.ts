import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paginate, sequence } from "./pagination.ts";

const row = fc.record({
  id: fc.uuid(),
  name: fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.stringMatching(/^[.~\]; %a]{0,6}$/)),
  version: fc.nat(300),
  updated_at: fc.constantFrom("a", "b", "c"),
});
const properties = ["id", "name", "version", "updated_at"] as const;

/** Follows `Next-Range` to the end. */
function everyPage(
  rows: readonly { id: string }[],
  first: string,
): { ids: string[]; sizes: number[]; statuses: number[] } {
  const pages: { ids: string[]; sizes: number[]; statuses: number[] } = { ids: [], sizes: [], statuses: [] };
  for (let range: string | undefined = first; range !== undefined; ) {
    const page: ReturnType<typeof paginate<{ id: string }>> = paginate(rows, [...properties], range);
    pages.ids.push(...page.items.map(({ id }) => id));
    pages.sizes.push(page.items.length);
    pages.statuses.push(page.status);
    range = page.headers["Next-Range"];
    if (pages.sizes.length > rows.length + 1) throw new Error(`${range} leads nowhere`);
  }
  return pages;
}

test("pages together are the whole list, each row once, in order, whatever the property", () => {
  const lists = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 60 });
  fc.assert(
    fc.property(
      lists,
      fc.constantFrom(...properties),
      fc.integer({ min: 1, max: 20 }),
      fc.boolean(),
      (rows, by, max, down) => {
        const { ids, sizes, statuses } = everyPage(rows, `${by} ..; max=${max}, order=${down ? "desc" : "asc"}`);
        expect(ids.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
        const values = ids.map((id) => rows.find((known) => known.id === id)?.[by] ?? "");
        const sorted = values.toSorted((a, b) => (a === b ? 0 : a < b ? -1 : 1));
        expect(values).toEqual(down ? sorted.reverse() : sorted);
        expect(sizes.slice(0, -1).every((size) => size === max)).toBe(true);
        expect(statuses.slice(0, -1).every((status) => status === 206)).toBe(true);
        expect(statuses.at(-1)).toBe(200);
      },
    ),
  );
});

test("what a page says about itself can be said in a header", () => {
  const lists = fc.uniqueArray(row, { selector: ({ id }) => id, minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(lists, fc.constantFrom(...properties), (rows, by) => {
      const { headers } = paginate(rows, [...properties], `${by} ..; max=1`);
      expect(new Headers(headers).get("next-range")).toBe(headers["Next-Range"]);
      expect(headers["Content-Range"]).toMatch(/^[\x20-\x7e]+$/);
    }),
  );
});

/** So many pages without a change end every list. */
const quiet = Array.from({ length: 80 }, () => ({ remove: [], add: [] }));

test("while rows come and go, what stays is seen once, and what went before its page is not", () => {
  const lists = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 40 });
  const change = fc.record({ remove: fc.array(fc.nat(60), { maxLength: 4 }), add: fc.array(row, { maxLength: 3 }) });
  fc.assert(
    fc.property(
      lists,
      fc.constantFrom(...properties),
      fc.integer({ min: 1, max: 8 }),
      fc.boolean(),
      fc.array(change, { maxLength: 12 }),
      (before, by, max, down, changes) => {
        let rows: readonly { id: string }[] = before;
        const gone = new Set<string>();
        const seen: string[] = [];
        let range: string | undefined = `${by} ..; max=${max}, order=${down ? "desc" : "asc"}`;
        for (const { remove, add } of [...changes, ...quiet]) {
          const page: ReturnType<typeof paginate<{ id: string }>> = paginate(rows, [...properties], range);
          expect(page.items.filter(({ id }) => gone.has(id))).toEqual([]);
          seen.push(...page.items.map(({ id }) => id));
          range = page.headers["Next-Range"];
          if (range === undefined) break;
          for (const index of remove) gone.add(rows[index]?.id ?? "");
          rows = [...new Map([...rows, ...add].map((known) => [known.id, known])).values()];
          rows = rows.filter(({ id }) => !gone.has(id));
        }
        expect(range).toBeUndefined();
        expect(new Set(seen).size).toBe(seen.length);
        expect(before.filter(({ id }) => !gone.has(id) && !seen.includes(id))).toEqual([]);
      },
    ),
  );
});

const twelve = Array.from({ length: 12 }, (_, index) => ({ id: `id-${index}`, version: index + 1 }));

describe("a list of versions 1 to 12", () => {
  test.each([
    ["version ..; max=1, order=desc", [12]],
    ["version ..; order=desc,max=2", [12, 11]],
    ["version ..; max=3;", [1, 2, 3]],
    ["version 10..", [10, 11, 12]],
    ["version ]10..", [11, 12]],
    ["version 9..10; max=5", [9, 10]],
    ["version", twelve.map(({ version }) => version)],
  ])("asked for %s answers %j", (range, expected) => {
    expect(paginate(twelve, ["version"], range).items.map(({ version }) => version)).toEqual(expected);
  });

  test.each([
    "name ..",
    "version ..; max=0",
    "version ..; sort=asc",
    "version ..; order=up",
    "",
    "version a..",
    "version ]a..",
  ])("asked for %j is refused with 416", (range) => {
    expect(() => paginate(twelve, ["version"], range)).toThrow(expect.objectContaining({ status: 416 }));
  });
});

test("a cursor that is none of ours is refused with 416", () => {
  const list = [{ id: "a" }];
  expect(() => paginate(list, ["id"], "id ]%zz..")).toThrow(expect.objectContaining({ status: 416 }));
});

test("200 rows are a page unless asked otherwise, and 1000 the most", () => {
  const rows = Array.from({ length: 1500 }, (_, index) => ({ id: String(index).padStart(4, "0") }));
  expect(paginate(rows, ["id"], null)).toMatchObject({
    status: 206,
    headers: { "Accept-Ranges": "id", "Content-Range": "id 0000..0199" },
  });
  expect(paginate(rows, ["id"], "id ..; max=5000").items).toHaveLength(1000);
});

test("the order of creation is paged by seq and shown nowhere", () => {
  const rows = ["b", "a", "c"].map((id, index) => ({ id, [sequence]: index }));
  const { items } = paginate(rows, ["seq"], "seq ..; order=desc, max=2");
  expect(JSON.stringify(items)).toBe('[{"id":"c"},{"id":"a"}]');
});

test("a list without published range properties accepts any, and uses the default order for an unknown one", () => {
  const rows = [
    { id: "2", hostname: "a.example.org", cname: null },
    { id: "1", hostname: "b.example.org", cname: null },
  ];
  const ids = (header: string) => paginate(rows, ["hostname", "id"], header, true).items.map(({ id }) => id);
  expect(ids("id ..")).toEqual(["1", "2"]);
  expect(ids("domain ..")).toEqual(["2", "1"]);
  expect(ids("cname ..; order=desc")).toEqual(["1", "2"]);
  expect(paginate(rows, ["hostname", "id"], "domain ..; max=1", true).headers["Next-Range"]).toMatch(/^domain ]/);
  expect(() => paginate(rows, ["hostname", "id"], "domain ..")).toThrow("expected one of hostname, id, got domain");
});
