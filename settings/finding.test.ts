import { expect, test } from "vitest";
import { isMistake } from "./finding.ts";

test.each([
  ["index.ts: services.shop.name: expected a name, got nothing", true],
  ["Pulumi.staging.yaml: estate:team: expected a team, got nothing", true],
  ["index.ts:2:3: Error: no", true],
  ["the program or a file that it imports: SyntaxError: Identifier 'a' has already been declared", true],
  ["Error: Cannot find module 'nope.ts' imported from index.ts", true],
  ["catalog-app: POST /apps: Name is already taken (422)", false],
  ["components/estate.ts:4:1: TypeError: no", false],
])("%s is about what a person wrote: %s", (error, mistake) => {
  expect(isMistake(error)).toBe(mistake);
});
