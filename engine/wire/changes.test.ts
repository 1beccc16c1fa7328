import fc from "fast-check";
import { expect, test } from "vitest";
import { differences, shownChange, shownChanges } from "./changes.ts";
import { type Properties, secret, unknown, type Value } from "./value.ts";

const values = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Value>;
const properties = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), values, { maxKeys: 4 }) as fc.Arbitrary<Properties>;

test("a value has no differences from itself, secret or not", () => {
  fc.assert(
    fc.property(properties, (same) => {
      expect(differences(same, structuredClone(same))).toEqual([]);
      expect(differences({ a: secret(same) }, { a: same })).toEqual([]);
    }),
  );
});

test("a difference has its kind and path, and values that may be shown", () => {
  const before = {
    a: 1,
    gone: "x",
    list: [1, 2],
    same: true,
    sealed: secret("MARKER-1"),
    map: { k: "v" },
    later: "known",
  };
  const after = {
    a: 2,
    list: [1, 3, 4],
    same: true,
    sealed: secret("MARKER-2"),
    map: { k: secret("MARKER-3") },
    more: {},
    later: unknown,
  };
  const changes = shownChanges(before, after, ["a"]);
  expect(changes).toEqual([
    { path: "a", kind: "update", replaces: true, shown: { before: "1", after: "2" } },
    { path: "gone", kind: "delete", replaces: false, shown: { before: "x", after: undefined } },
    { path: "list[1]", kind: "update", replaces: false, shown: { before: "2", after: "3" } },
    { path: "list[2]", kind: "add", replaces: false, shown: { before: undefined, after: "4" } },
    { path: "sealed", kind: "update", replaces: false },
    { path: "map.k", kind: "update", replaces: false },
    { path: "later", kind: "update", replaces: false },
    { path: "more", kind: "add", replaces: false },
  ]);
});

test("an equal value that is still to be set is shown as due, without values", () => {
  const same = { orgRepo: "example-library/catalog", quantity: 1 };
  expect(shownChange("orgRepo", "update", false, same, same)).toEqual({
    path: "orgRepo",
    kind: "update",
    replaces: false,
    isDue: true,
  });
  const { isDue, shown } = shownChange("quantity", "update", false, same, { quantity: "1" });
  expect([isDue, shown]).toEqual([true, undefined]);
  expect(shownChange("absent", "update", false, same, same)).not.toHaveProperty("isDue");
});
