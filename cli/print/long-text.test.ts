import { expect, test } from "vitest";
import { logText } from "../../sdks/heroku/client/log-text.ts";
import { withoutUserInfo } from "../../sdks/heroku/client/user-info.ts";
import { folded } from "./folded.ts";

/** What takes the square of it would take longer than any test may. */
const count = 200_000;

test.each<[what: string, print: (text: string) => string, unit: string, end: string]>([
  ["empty lines in a log", logText, "\n", ""],
  ["blanks in a log", logText, " ", ""],
  ["a word before an address", withoutUserInfo, "a", "@"],
])("%s end as they are, however many", (_, print, unit, end) => {
  const text = unit.repeat(count) + end;
  expect(print(text) === text).toBe(true);
});

test.each([
  ["words", "a b "],
  ["commas", "a, "],
])("%s in a narrow terminal are folded, however many", (_, unit) => {
  const lines = folded(unit.repeat(count), 2, 80).split("\n");
  expect(Math.max(...new Set(lines.map((line) => line.length)))).toBeLessThanOrEqual(80);
  expect(lines.join("").replaceAll(/\s/g, "").length).toBe(unit.replaceAll(" ", "").length * count);
});
