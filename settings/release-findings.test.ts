import { expect, test } from "vitest";
import { isBranchName } from "./release-findings.ts";

test.each(["main", "production", "release/2026-11", "feature/a.b", "Ärger", "a@b"])("%s is a branch", (name) => {
  expect(isBranchName(name)).toBe(true);
});

// As `git check-ref-format --branch` has it.
test.each([
  ...["", "@", "-x", ".x", "a/.x", "x.", "x.lock", "x.lock/y", "/x", "x/", "a//b", "a..b", "a@{b", "a b", "a~b", "a^b"],
  ...["a:b", "a?b", "a*b", "a[b", "a\\b", "a\tb", "a\u007fb"],
])("%j is none", (name) => {
  expect(isBranchName(name)).toBe(false);
});
