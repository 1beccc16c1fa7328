import fc from "fast-check";
import { expect, test } from "vitest";
import { plainOf, readJson } from "./json-lines.ts";

test("reads any JSON as JSON.parse does, in any layout", () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom(undefined, 2, "\t"),
      fc.constantFrom("\n", "\r\n"),
      (value, space, end) => {
        const text = JSON.stringify(value, null, space).replaceAll("\n", end);
        expect(plainOf(readJson(text).node)).toEqual(JSON.parse(text));
      },
    ),
  );
});

test("accepts and refuses what JSON.parse does", () => {
  const parts = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"a"',
    '"b"',
    "1",
    "-0.5e3",
    "01",
    "true",
    "nul",
    " ",
    "\n",
    "'a'",
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), (tokens) => {
      const text = tokens.join("");
      expect(attempt(readJson, text)).toBe(attempt(JSON.parse, text));
    }),
    { numRuns: 2_000 },
  );
});

function attempt(read: (text: string) => unknown, text: string): boolean {
  try {
    read(text);
    return true;
  } catch {
    return false;
  }
}

test("knows the line of each key and value", () => {
  const { node } = readJson('{\r\n\t"env": {\n    "KEY":\n      "value"\n  }\n}');
  const env = node.kind === "object" ? node.entries.get("env") : undefined;
  const key = env?.node.kind === "object" ? env.node.entries.get("KEY") : undefined;
  expect([env?.line, key?.line, key?.node.line]).toEqual([2, 3, 4]);
});

test.each([
  ["", "line 1: expected a value, got the end of the file"],
  ["{\n  name: 1\n}", 'line 2: expected a key in double quotes, or "}", got something that is not JSON'],
  ['{\n  "a": 1,\n}', 'line 3: expected another key in double quotes after the comma, got "}"'],
  ['{"a": [1,\n]}', 'line 2: expected another value after the comma, got "]"'],
  ['{\n  "a": 1\n  "b": 2\n}', 'line 3: expected "," or "}", got a string'],
  ['{\n  "a" 1\n}', 'line 2: expected a ":" after the key, got a number'],
  ["{\n  // note\n}", 'line 2: expected a key in double quotes, or "}", got a comment, which JSON does not have'],
  ["{'a': 1}", 'line 1: expected a key in double quotes, or "}", got a string in single quotes'],
  ['{"a": "marker-secret\n"}', "line 1: expected a value, got a string that does not end on its line"],
  ['{"a": 1}\n{', 'line 2: expected the end of the file, got "{"'],
  ["[".repeat(5_000), "line 1: expected at most 100 levels, got more"],
])("reports where %j stops being JSON", (text, message) => {
  expect(() => readJson(text)).toThrow(message);
});

test("reports line and path of a repeated key, and uses the last value", () => {
  const { node, repeated } = readJson('{"a": [{"b": 1,\n "b": 2}],\n"a": 3}');
  expect(repeated).toEqual([
    { line: 2, path: ["a", "0", "b"] },
    { line: 3, path: ["a"] },
  ]);
  expect(plainOf(node)).toEqual({ a: 3 });
});
