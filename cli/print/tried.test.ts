import { expect, test } from "vitest";
import { tried } from "./tried.ts";

test.each([
  ["pulumi up --stack staging", "npx tandem try up staging"],
  [
    "pulumi up --refresh --stack staging   # makes a new and empty one",
    "npx tandem try up staging   # makes a new and empty one",
  ],
  ["production follows by its next pulumi up", "production follows by its next npx tandem try up"],
  ["run pulumi refresh, then pulumi up", "run npx tandem try up"],
  ["run pulumi refresh to take note, then pulumi up to make it anew", "run npx tandem try up to make it anew"],
  ["pulumi config set --secret catalog:KEY --stack staging", "pulumi config set --secret catalog:KEY --stack staging"],
])("%s, as a trial has it", (said, heard) => {
  expect(tried(said)).toBe(heard);
  expect(tried(heard)).toBe(heard);
});

test("a trial of the Pulumi CLI is told its own command", () => {
  expect(tried("pulumi up --refresh --stack staging", "pulumi")).toBe("npx tandem try up --engine pulumi staging");
  expect(tried("by its next pulumi up", "pulumi")).toBe("by its next npx tandem try up --engine pulumi");
});
