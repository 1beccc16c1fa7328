import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { rules } from "../policies/rules/all.ts";
import * as words from "../settings/declare.ts";
import * as vendors from "../settings/vendors.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const page = readFileSync(`${root}docs/practices.md`, "utf8");

type State = "holds" | "in part" | "not yet" | "out of scope";

/** A practice, as the page has it. */
interface Row {
  readonly number: number;
  readonly state: State;
  /** Where it is made true. */
  readonly where: string;
  /** What is missing; absent where nothing is. */
  readonly missing: string | undefined;
  readonly tests: string;
}

const rows = page
  .split("\n")
  .filter((line) => /^\| *\d/.test(line))
  .map((line): Row => {
    const cells = line.slice(1, -1).split("|");
    const [number, , , place = "", tests = ""] = cells.map((cell) => cell.trim());
    expect(cells.length, line).toBe(5);
    const [where = "", missing] = place.split("**Not yet:** ");
    return { number: Number(number), state: stateOf(where, missing), where: where.trim(), missing, tests };
  });

function stateOf(where: string, missing: string | undefined): State {
  if (where.startsWith("Out of scope: ")) return "out of scope";
  if (where === "not yet") return "not yet";
  return missing === undefined ? "holds" : "in part";
}

const inState = (...states: State[]): Row[] => rows.filter(({ state }) => states.includes(state));

const codeIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
const isPath = (code: string): boolean => /^[\w./-]+(\.\w+|\/[\w-]+)$/.test(code);
const isWord = (code: string): boolean => code.endsWith("()");
const ruleNames = new Set(rules.map(({ name }) => name));

/** Files of tests, each with the names of tests in it. */
const testsIn = (cell: string): { file: string; names: string[] }[] =>
  cell.split("<br>").map((part) => {
    const [, file = "", names = ""] = /^`([^`]+)`((?:,? "[^"]+")+)$/.exec(part) ?? [];
    return { file, names: [...names.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name) };
  });

test("each practice is a row, in order", () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 134 }, (_, index) => index + 1));
});

test("the summary counts the rows", () => {
  const count = (...states: State[]): number => inState(...states).length;
  const unwritten = inState("out of scope").filter(({ missing }) => missing !== undefined).length;
  expect(page.split("\n").find((line) => line.startsWith("Of "))).toBe(
    `Of ${rows.length} rows **${count("holds")} hold**, ${count("in part")} hold in part, ${count("not yet")} do not ` +
      `yet, and ${count("out of scope")} are out of scope, of which ${unwritten} lack something yet.`,
  );
});

test("a row that holds, or holds in part, says where and by which test", () => {
  for (const { number, where, missing, tests } of inState("holds", "in part")) {
    const places = codeIn(where).filter((code) => isPath(code) || isWord(code) || ruleNames.has(code));
    expect(places, `${number}`).not.toEqual([]);
    expect(missing, `${number}`).not.toBe("");
    for (const { file } of testsIn(tests)) expect(file, `${number}: ${tests}`).toMatch(/\.(test|cases)\.ts$/);
  }
});

test("a row that does not, or is out of scope, names no test", () => {
  for (const { number, tests } of inState("not yet")) expect(tests, `${number}`).toBe("not yet");
  for (const { number, missing, tests } of inState("out of scope")) {
    expect(tests, `${number}`).toBe(missing === undefined ? "—" : "not yet");
  }
});

test("what is missing is said in its own place only", () => {
  for (const { number, where } of inState("holds", "in part", "out of scope")) {
    expect(where, `${number}`).not.toMatch(/not yet/i);
  }
});

test("files, words of index.ts and commands are there", () => {
  const known = new Set(Object.keys({ ...words, ...vendors }).map((word) => `${word}()`));
  const isThere = (code: string): boolean => {
    const [, command] = /^tandem ([\w-]+)/.exec(code) ?? [];
    if (command !== undefined) return existsSync(`${root}cli/commands/${command}.ts`);
    if (isPath(code)) return existsSync(root + code);
    return !isWord(code) || known.has(code);
  };
  for (const { number, where } of rows) {
    const absent = codeIn(where).filter((code) => !isThere(code));
    expect(absent, `${number}`).toEqual([]);
  }
});

test("tests are there, under their names", () => {
  for (const { number, tests } of inState("holds", "in part")) {
    for (const { file, names } of testsIn(tests)) {
      const text = readFileSync(root + file, "utf8");
      for (const name of names) expect(text, `${number}: ${file}`).toContain(`"${name}"`);
    }
  }
});

test("a row names the rules that say they serve it, and no others", () => {
  for (const { number, where } of rows) {
    const serving = rules.filter((rule) => rule.rows.includes(number)).map(({ name }) => name);
    const named = codeIn(where).filter((code) => ruleNames.has(code));
    expect(named.sort(), `${number}`).toEqual(serving.sort());
  }
});
