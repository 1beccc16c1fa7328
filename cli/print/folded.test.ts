import { expect, test, vi } from "vitest";
import { folded } from "./folded.ts";

const line = "  trails    created Bucket, 2 GeneratedSecret, App, 2 Record";

test("a line that is too wide goes on below, where its text began", () => {
  expect(folded(line, 12, 40)).toBe(
    "  trails    created Bucket,\n            2 GeneratedSecret, App,\n            2 Record",
  );
});

test.each([[60], [25]])("a line stays as it is on a terminal that is wide enough, or too narrow: %s", (columns) => {
  expect(folded(line, 12, columns)).toBe(line);
});

test("a word that is wider than the terminal is not broken", () => {
  expect(folded(`  domain    ${"a".repeat(60)}`, 12, 40)).toBe(`  domain    ${"a".repeat(60)}`);
});

test("without a terminal a line has as many columns as COLUMNS says, else 80", () => {
  expect(folded("word ".repeat(20), 2)).toBe(`${"word ".repeat(15)}word\n  ${"word ".repeat(4)}`);
  vi.stubEnv("COLUMNS", "200");
  expect(folded("word ".repeat(20), 2)).toBe("word ".repeat(20));
  vi.unstubAllEnvs();
});
