import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commandDocs } from "./command-docs.ts";

test("docs/commands.md is what `node scripts/command-docs.ts` writes", () => {
  expect(readFileSync(new URL("../docs/commands.md", import.meta.url), "utf8")).toBe(commandDocs());
});
