import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paginate, sequence } from "./pagination.ts";

const row = fc.record({
  id: fc.uuid(),
  name: fc.oneof(fc.string(), fc.stringMatching(/^[.~\]; %a]{0,6}$/)),
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

  test.each(["name ..", "version ..; max=0", "version ..; sort=asc", "version ..; order=up", ""])(
    "asked for %j is refused with 416",
    (range) => {
      expect(() => paginate(twelve, ["version"], range)).toThrow(expect.objectContaining({ status: 416 }));
    },
  );
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
