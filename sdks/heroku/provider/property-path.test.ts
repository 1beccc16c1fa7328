import { expect, test } from "vitest";
import { propertyPath } from "./property-path.ts";

test.each([
  [["vars", "LOG_LEVEL"], "vars.LOG_LEVEL"],
  [["includes", 0], "includes[0]"],
  [["vars", "a.b", "c"], 'vars["a.b"].c'],
  [["vars", 'a"b'], 'vars["a\\"b"]'],
  [["", "x"], '[""].x'],
  [[], ""],
])("%j is written as %s", (keys, written) => {
  expect(propertyPath(keys)).toBe(written);
});
