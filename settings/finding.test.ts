import { expect, test } from "vitest";
import { isMistake, lineOf, pathOf, shown } from "./finding.ts";

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

test("the user information of a URL is in no part of a finding, cut or not", () => {
  const url = `https://u:marker${"x".repeat(90)}@host`;
  const line = lineOf({
    file: "Pulumi.staging.yaml",
    path: `estate:${pathOf([url])}`,
    expected: "a team",
    got: shown(url),
    elsewhere: `production has ${url}`,
    remedy: `did you mean ${url}`,
  });
  expect(line).not.toContain("marker");
  expect(line).toContain('got "https://[secret]@host"');
});
