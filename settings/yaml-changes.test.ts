import { expect, test } from "vitest";
import { yamlChanges } from "./yaml-changes.ts";

// Seen with the Pulumi CLI: 010 is 8, 1_000 is 1000, 0o10 is 8, 1.50 is 1.5, a date is a time. The others are go-yaml's rules.
test.each([
  ...[
    "010",
    "08",
    "1_000",
    "0o10",
    "0x1F",
    "0b11",
    "1.50",
    "1.0",
    "+1",
    ".5",
    "1.",
    "1e3",
    "-0",
    ".inf",
    "-.INF",
    ".NaN",
  ],
  ...["2026-01-01", "2026-1-1", "2026-01-01T10:00:00Z", "2026-01-01 10:00:00", "12345678901234567890"],
])("%s is handed over as something else", (text) => {
  expect(yamlChanges(text)).toBe(true);
});

test.each([
  ...[
    "0",
    "7",
    "-7",
    "1.5",
    "100",
    "yes",
    "on",
    "12:30",
    "1.2.3",
    "v1",
    "",
    "-",
    ".",
    "a_1",
    "_1",
    "1a",
    "2026-01",
    "~",
  ],
])("%s is handed over as it stands", (text) => {
  expect(yamlChanges(text)).toBe(false);
});
