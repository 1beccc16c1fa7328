import { expect, test } from "vitest";
import { dollars, rise } from "./units.ts";

test.each([
  [0, "$0.00"],
  [7.5, "$7.50"],
  [-0.001, "$0.00"],
  [-5, "-$5.00"],
  [28_700, "$28,700.00"],
  [1_234_567.891, "$1,234,567.89"],
])("%d is %s", (amount, words) => {
  expect(dollars(amount)).toBe(words);
});

test("what costs more or less says by how much, and what costs the same says nothing", () => {
  expect([rise(1_000, 2_500), rise(2_500, 1_000), rise(7, 7.001), rise(undefined, 7)]).toEqual([
    " (+$1,500.00)",
    " (-$1,500.00)",
    "",
    "",
  ]);
});
