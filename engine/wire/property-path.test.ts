import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePath, pathText, valueAt, withOldAt } from "./property-path.ts";
import { secret } from "./value.ts";

const parts = fc
  .array(fc.oneof(fc.string(), fc.nat(99)), { minLength: 1, maxLength: 4 })
  .filter(([first]) => typeof first === "string");

test("parses the text of a path", () => {
  fc.assert(
    fc.property(parts, (path) => {
      expect(parsePath(pathText(path))).toEqual(path);
    }),
  );
  expect(pathText(["vars", "LOG_LEVEL"])).toBe("vars.LOG_LEVEL");
  expect(pathText(["list", 0, "a.b"])).toBe('list[0]["a.b"]');
});

test("finds a value, which is secret inside a secret", () => {
  const properties = { vars: { A: "1", list: [{ b: 2 }] }, sealed: secret({ deep: "x" }) };
  expect(valueAt(properties, ["vars", "list", 0, "b"])).toEqual({ value: 2, secret: false });
  expect(valueAt(properties, ["sealed", "deep"])).toEqual({ value: "x", secret: true });
  expect(valueAt(properties, ["vars", "no", "where"])).toEqual({ value: undefined, secret: false });
  expect(valueAt(properties, ["toString"])).toEqual({ value: undefined, secret: false });
});

test.each([
  ["a", { b: 2, a: 0 }],
  ["b", { a: 1 }],
  ["c.d", { a: 1, b: 2 }],
  ["*", { a: 0 }],
])("the value at %s is the old one, or absent where there was none", (path, expected) => {
  expect(withOldAt({ a: 1, b: 2 }, { a: 0 }, parsePath(path))).toEqual(expected);
});

test("a wildcard keeps a member of every item", () => {
  const news = {
    list: [
      { a: 1, b: 1 },
      { a: 2, b: 2 },
    ],
  };
  const olds = {
    list: [
      { a: 8, b: 8 },
      { a: 9, b: 9 },
    ],
  };
  expect(withOldAt(news, olds, parsePath("list[*].a"))).toEqual({
    list: [
      { a: 8, b: 1 },
      { a: 9, b: 2 },
    ],
  });
});
