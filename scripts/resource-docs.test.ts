import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { definitions } from "../sdks/heroku/resources/all.ts";
import { resourceDocs } from "./resource-docs.ts";

const folder = new URL("../docs/resources/", import.meta.url);

test("the pages are those that `node scripts/resource-docs.ts` writes", () => {
  const pages = resourceDocs();
  expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
  for (const [file, text] of pages) expect(readFileSync(new URL(file, folder), "utf8"), file).toBe(text);
});

test("every page says how far it is proven, and describes every input", () => {
  const pages = resourceDocs();
  for (const { token, inputs } of definitions) {
    const name = token.split(":").at(-1) ?? "";
    const text = pages.get(`${name.replace(/(?<!^)[A-Z]/g, "-$&").toLowerCase()}.md`) ?? "";
    expect(text).toContain("## How far it is proven");
    for (const key of Object.keys(inputs.shape))
      expect(text).toMatch(new RegExp(`^\\| \`${key}\` \\| [^|]+ \\| [^|]*\\| [^|]+\\.`, "m"));
  }
});
