import { expect, test } from "vitest";
import { lineOf } from "./line-finding.ts";
import { slugignoreFindings } from "./slugignore.ts";

const names = ["Gemfile", "Procfile", "app", "artwork.psd", "docs", "spec"];
const found = (text: string | undefined, testsRun = false, stack: { stack?: string } = {}) =>
  slugignoreFindings(stack, text, { names, testsRun }).map((finding) => `${finding.level}: ${lineOf(finding)}`);

test.each([
  "/spec\n/docs\n*.psd\n",
  "# not needed\r\nspec/\r\ndocs/**\r\n*.psd",
  "**/spec\ndo?s\nartwork.*\n",
  "{spec,docs}\n[a-c]*.psd\n",
])("no advice when %j leaves out tests, documents and sources of pictures", (text) => expect(found(text)).toEqual([]));

test("advises to leave out what the slug does not need", () => {
  expect(found(undefined)).toEqual([
    "advice: .slugignore: expected artwork.psd, docs and spec to be left out of the slug, got no file",
  ]);
  expect(found("/spec\n")).toEqual([
    "advice: .slugignore: expected artwork.psd and docs to be left out of the slug, got no pattern for them",
  ]);
  expect(slugignoreFindings({}, undefined, { names: ["app"], testsRun: false })).toEqual([]);
});

test("reports the line of a pattern that Heroku does not support, or that leaves out what the build needs", () => {
  expect(found("spec\n*.psd\ndocs\n\n!docs/important.pdf\nGem*\n")).toEqual([
    "advice: .slugignore:5: expected a pattern of what is left out, got one that starts with !, which Heroku does not support",
    "advice: .slugignore:6: expected Gemfile to stay, because the build or the dynos need it, got a pattern for it",
  ]);
});

test("tests stay in the slug when Heroku CI runs them", () => {
  expect(found("docs\n*.psd\n", true)).toEqual([]);
  expect(found("docs\n*.psd\nspec\n", true)).toEqual([
    "advice: .slugignore:3: expected spec to stay, because Heroku CI runs the tests, got a pattern for it",
  ]);
});

test("advises against the file for a container app, which has no slug", () => {
  expect(found(undefined, false, { stack: "container" })).toEqual([]);
  expect(found("spec", false, { stack: "container" })).toEqual([
    "advice: .slugignore: expected no file, because an image has .dockerignore, got one",
  ]);
});
