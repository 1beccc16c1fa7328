import { expect, test } from "vitest";
import { tried } from "./tried.ts";

test.each([
  ["pulumi up --stack staging", "npx tandem try up staging"],
  [
    "pulumi up --refresh --stack staging   # makes a new and empty one",
    "npx tandem try up staging   # makes a new and empty one",
  ],
  ["first: pulumi destroy --stack production; if", "first: npx tandem try destroy production; if"],
  ["production follows by its next pulumi up", "production follows by its next npx tandem try up"],
  ["run pulumi refresh, then pulumi up", "run npx tandem try up"],
  ["run pulumi refresh, then pulumi up to create it again", "run npx tandem try up to create it again"],
  ["pulumi config set --secret catalog:KEY --stack staging", "npx tandem try secret catalog:KEY staging"],
  [
    "pulumi config set --secret catalog:KEY --stack staging with another value, then pulumi up --stack staging",
    "npx tandem try secret catalog:KEY staging with another value, then npx tandem try up staging",
  ],
  ["then pulumi config set --secret <service>:<KEY>", "then npx tandem try secret <service>:<KEY> <environment>"],
  ["pulumi config set --secret aws:token --stack staging", "pulumi config set --secret aws:token --stack staging"],
  ["index.ts: take it out\npulumi config rm catalog:KEY --stack staging\nand on", "index.ts: take it out\nand on"],
  [
    "remove it with pulumi config rm catalog:KEY --stack staging, or declare it in index.ts",
    "remove it from the file, or declare it in index.ts",
  ],
  [
    "or, if it is gone for good, such as with a deleted team, take it out of the state with all that depends on it, and run this again: pulumi state delete 'urn:a' 'urn:b' --target-dependents --force --stack staging",
    "or, if it is gone for good, such as with a deleted team, begin a new trial: npx tandem heroku stop && rm -r .tandem",
  ],
])("%s, as a trial has it", (said, heard) => {
  expect(tried(said)).toBe(heard);
  expect(tried(heard)).toBe(heard);
});

test("a trial of the Pulumi CLI is told its own command", () => {
  expect(tried("pulumi up --refresh --stack staging", "pulumi")).toBe("npx tandem try up --engine pulumi staging");
  expect(tried("pulumi config set --secret <key> --stack staging sets one", "pulumi")).toBe(
    "npx tandem try secret --engine pulumi <key> staging sets one",
  );
  expect(tried("pulumi config set --secret catalog:KEY --stack staging", "pulumi")).toBe(
    "npx tandem try secret --engine pulumi catalog:KEY staging",
  );
  expect(
    tried(
      "take it out of the state with all that depends on it, and run this again: pulumi state delete 'urn:a' --target-dependents --force --stack staging",
      "pulumi",
    ),
  ).toBe("begin a new trial: npx tandem heroku stop && rm -r .tandem/pulumi");
  expect(tried("by its next pulumi up", "pulumi")).toBe("by its next npx tandem try up --engine pulumi");
});
