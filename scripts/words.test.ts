import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** Unusual wordings that have a plain equivalent. Each is specific enough that the tree has no correct use of it. */
const unusualWords: Readonly<Record<string, RegExp>> = {
  "again, or new": /\banew\b/i,
  "anyone who, or the user": /\bwhoever\b/i,
  "no one has; name who should": /\bnobody (has|could|knows|said|asked)\b/i,
  "a person has; name who": /\bsomebody has\b/i,
  "a custom, separate or own": /\bone's own\b/i,
  "distinguished, separated": /\btold apart\b/i,
  ignored: /\blets? (be|it be|nothing be)\b|\bletBe\b/i,
  "uses, is based on": /\bgoes by\b/i,
  "tested against": /\bheld against\b/i,
  "unique across Heroku": /\bin all of Heroku\b/i,
};

const isText = (file: string): boolean =>
  /\.(ts|mts|mjs|js|md|yml|yaml|json)$/.test(file) && file !== "package-lock.json";

test("sources and docs use plain words", () => {
  const files = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).split("\n").filter(isText);
  const found = files
    .filter((file) => file !== "scripts/words.test.ts")
    .flatMap((file) => findingsIn(file, readFileSync(join(root, file), "utf8")));
  expect(found).toEqual([]);
});

function findingsIn(file: string, text: string): string[] {
  return Object.entries(unusualWords)
    .filter(([, pattern]) => pattern.test(text))
    .flatMap(([instead, pattern]) =>
      text.split("\n").flatMap((line, index) => {
        const word = pattern.exec(line)?.[0];
        return word === undefined ? [] : [`${file}:${index + 1}: "${word}": write ${instead}`];
      }),
    );
}
