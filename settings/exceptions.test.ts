import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DeclaredFacts } from "../policies/view/declared-facts.ts";
import { checkSettings } from "./check-settings.ts";
import { exceptions } from "./declaration/exception-shapes.ts";
import { partsOf } from "./declaration/shape.ts";
import { declaredFacts } from "./declared-facts.ts";
import { exceptionsDeclared } from "./exceptions.ts";
import { everyWord, everyWordFiles, everyWordSecrets } from "./test/every-word.ts";
import { handOver } from "./test/hand-over.ts";

/** The words of `exceptions: { … }`; that each stands in `every-word.ts` is tested with the schema of declarations. */
const words = Object.keys(keysOf(partsOf(exceptions)));

function keysOf(parts: ReturnType<typeof partsOf>): object {
  return parts !== undefined && "keys" in parts ? parts.keys : {};
}

/** What policies see of the exceptions of each service in each environment, read by their own schema. */
const seen = (["staging", "production"] as const).flatMap((environment) => {
  const checked = checkSettings(everyWord, handOver(environment, everyWordFiles, everyWordSecrets[environment]));
  if ("findings" in checked) throw new Error(`expected no findings, got ${JSON.stringify(checked.findings)}`);
  return checked.settings.services.map(
    (settings) => DeclaredFacts.parse(declaredFacts(settings, environment)).exceptions,
  );
});

/** The first cells of the table of exceptions. */
const rows = readFileSync(new URL("../docs/declaring.md", import.meta.url), "utf8")
  .replace(/^[\s\S]*\n### Exceptions\n([\s\S]*?)\n#[\s\S]*$/, "$1")
  .split("\n")
  .flatMap((line) => /^\| (`.+?`) \|/.exec(line)?.[1] ?? []);

test("there are words to look for, facts to look in and rows of the page", () => {
  expect([words.length, seen.length, rows.length].every((count) => count > 5)).toBe(true);
});

test.each(words)("%s is listed by reports, handed to rules and explained", (word) => {
  const listed = everyWord.services.flatMap(exceptionsDeclared).map(({ path }) => path.split(".")[3]);
  expect(listed, "settings/exceptions.ts lists it for reports").toContain(word);
  const values = seen.map((found: object) => JSON.stringify(Reflect.get(found, word) ?? {}));
  expect(
    values.filter((value) => value !== "{}"),
    "settings/declared-facts.ts hands it over, and policies/view/declared-facts.ts reads it",
  ).not.toEqual([]);
  expect(
    rows.filter((row) => new RegExp(`\\b${word}\\b`).test(row)),
    "docs/declaring.md has a row of it under Exceptions",
  ).toHaveLength(1);
});
