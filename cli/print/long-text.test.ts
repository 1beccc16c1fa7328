import { expect, test } from "vitest";
import { logText } from "../../sdks/heroku/client/log-text.ts";
import { withoutUserInfo } from "../../sdks/heroku/client/user-info.ts";
import { folded } from "./folded.ts";

/** The best of some runs: others keep the machine busy. */
function fastest(work: () => unknown): number {
  const runs = Array.from({ length: 3 }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return Math.min(...runs);
}

test.each<[string, (text: string) => string, string, string]>([
  ["empty lines in a log", logText, "\n", ""],
  ["blanks in a log", logText, " ", ""],
  ["a word before an address", withoutUserInfo, "a", "@"],
  ["words in a narrow terminal", (text) => folded(text, 2, 80), "a b ", ""],
  ["commas in a narrow terminal", (text) => folded(text, 2, 80), "a, ", ""],
])("the time that %s take grows no faster than they do", (_, print, unit, end) => {
  const [short, long] = [2_000, 64_000]
    .map((count) => unit.repeat(count) + end)
    .map((text) => fastest(() => print(text)));
  // 32 times as long: what takes the square of it would take 1,024 times as long.
  expect(long).toBeLessThan(Math.max(short ?? 0, 0.2) * 250);
});
