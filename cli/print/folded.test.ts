import { expect, test } from "vitest";
import { folded } from "./folded.ts";

const line = "  trails    created Bucket, 2 GeneratedSecret, App, 2 Record";

test("a line that is too wide goes on below, where its text began", () => {
  expect(folded(line, 12, 40)).toBe(
    "  trails    created Bucket,\n            2 GeneratedSecret, App,\n            2 Record",
  );
});

test.each([[undefined], [60], [25]])(
  "stays as it is without a terminal, in a wide one, and in one too narrow: %s",
  (columns) => {
    expect(folded(line, 12, columns)).toBe(line);
  },
);

test("a word that is wider than the terminal is not broken", () => {
  expect(folded(`  domain    ${"a".repeat(60)}`, 12, 40)).toBe(`  domain    ${"a".repeat(60)}`);
});
