import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as words from "./declare.ts";
import * as vendors from "./vendors.ts";

const page = readFileSync(new URL("../docs/declaring.md", import.meta.url), "utf8");

test.each(Object.keys({ ...words, ...vendors }))("the page on declaring explains %s", (word) => {
  expect(page).toMatch(new RegExp(`\\b${word}\\b`));
});
