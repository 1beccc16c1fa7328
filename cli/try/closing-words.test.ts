import { expect, test } from "vitest";
import { closingWords } from "./closing-words.ts";

const heroku = { url: "http://127.0.0.1:1", pid: 1, token: "t", reused: false };

test.each([
  ["local", ".tandem/heroku/token", ""],
  ["pulumi", ".tandem/pulumi/heroku/token", " --engine pulumi"],
] as const)("the commands are those of the engine that was used: %s", (engineName, token, flag) => {
  const words = closingWords({ heroku, engineName }, process.cwd(), "catalog-staging").join("\n");
  expect(words).toContain(`npx tandem try up${flag}\n`);
  expect(words).toContain(`$(cat ${token})`);
  expect(words).toMatch(new RegExp(`npx tandem try destroy${flag} --include-protected$`));
  expect(Math.max(...words.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
});
