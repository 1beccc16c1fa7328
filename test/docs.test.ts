import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { tandemProgram } from "../cli/program.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const pages = ["README.md", "CONTRIBUTING.md", "INVARIANTS.md", ...globSync("docs/**/*.md", { cwd: root })].sort();
const textOf = (page: string) => readFileSync(join(root, page), "utf8");

/** The files of ours that a page links to. */
const linksOf = (page: string) =>
  [...textOf(page).matchAll(/\]\(<?([^)\s>#]+)[^)]*\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => normalize(join(dirname(page), target)));

/** Every `npx tandem …` of a page's blocks, up to a pipe, a redirection or a comment. */
const commandsOf = (page: string) =>
  [...textOf(page).matchAll(/^ *```\w*\n([\s\S]*?)^ *```/gm)].flatMap(([, block = ""]) =>
    [...block.matchAll(/npx tandem ([^|&#<>;\n]*)/g)].map(([, words = ""]) => words.trim().split(/\s+/)),
  );

/** What the command line does not know of these words. */
function unknownIn(words: readonly string[], command: Command = tandemProgram()): string[] {
  const [word, ...rest] = words;
  if (word === undefined) return [];
  const subcommand = command.commands.find((each) => each.name() === word);
  if (subcommand !== undefined) return unknownIn(rest, subcommand);
  const isOption = word.startsWith("--");
  const isKnown = isOption
    ? command.options.some(({ long }) => long === word.replace(/=.*/, ""))
    : command.registeredArguments.length > 0 || command.options.some((option) => !option.isBoolean());
  // `tandem try heroku` hands everything else to Heroku's commands.
  if (command.name() === "heroku" && command.parent?.name() === "try") return [];
  return [...(isKnown ? [] : [word]), ...unknownIn(rest, command)];
}

test("a misspelt option and a misspelt command of a page are found", () => {
  expect(unknownIn(["parity", "--locall"])).toEqual(["--locall"]);
  expect(unknownIn(["paritee"])).toEqual(["paritee"]);
});

describe.each(pages)("%s", (page) => {
  test("names commands and options that the command line has", () => {
    expect(commandsOf(page).flatMap((words) => unknownIn(words))).toEqual([]);
  });

  test("links to files that are there", () => {
    expect(linksOf(page).filter((target) => !existsSync(join(root, target)))).toEqual([]);
  });
});

test("every page is linked from another page", () => {
  const linked = new Set(pages.flatMap(linksOf));
  expect(pages.filter((page) => page !== "README.md" && !linked.has(page))).toEqual([]);
});
