import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { tandemProgram } from "../cli/program.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const pages = ["README.md", "CONTRIBUTING.md", "INVARIANTS.md", ...globSync("docs/**/*.md", { cwd: root })].sort();
const textOf = (page: string) => readFileSync(join(root, page), "utf8");

interface Link {
  readonly file: string;
  readonly anchor: string | undefined;
}

/** The files of ours that a page links to; its own where a link has an anchor only. */
const linksOf = (page: string): Link[] =>
  [...textOf(page).matchAll(/\]\(<?([^)\s>#]*)(?:#([^)\s>]*))?[^)]*\)/g)]
    .filter(([, target = ""]) => !/^[a-z]+:/.test(target))
    .map(([, target, anchor]) => ({ file: target ? normalize(join(dirname(page), target)) : page, anchor }));

const block = /^ *```\w*\n([\s\S]*?)^ *```/gm;

/** What a page's headings are linked by, in GitHub's way. */
const anchorsOf = (page: string): string[] =>
  [
    ...textOf(page)
      .replace(block, "")
      .matchAll(/^#+ +(.+)$/gm),
  ].map(([, heading = ""]) =>
    heading
      .replace(/\]\([^)]*\)/g, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, "")
      .replaceAll(" ", "-"),
  );

/** Every `npx tandem …` of a page's blocks and of the code in its sentences, up to a pipe, a redirection or a comment. */
const commandsOf = (page: string) => {
  const text = textOf(page);
  const blocks = [...text.matchAll(block)].map(([, code = ""]) => code);
  const inSentences = [...text.replace(block, "").matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
  return [...blocks, ...inSentences].flatMap((code) =>
    [...code.matchAll(/npx tandem ([^|&#<>;…\n]*)/g)].map(([, words = ""]) => words.trim().split(/\s+/)),
  );
};

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
    expect(linksOf(page).filter(({ file }) => !existsSync(join(root, file)))).toEqual([]);
  });

  test("names source files that are there", () => {
    const named = [...textOf(page).matchAll(/`((?:[\w.-]+\/)+[\w.-]+\.(?:ts|mjs))`/g)].map(([, path = ""]) => path);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test("links to headings that are there", () => {
    const toHeadings = linksOf(page).filter(({ file, anchor }) => file.endsWith(".md") && anchor !== undefined);
    expect(toHeadings.filter(({ file, anchor = "" }) => !anchorsOf(file).includes(anchor))).toEqual([]);
  });
});

test("every page is linked from another page", () => {
  const linked = new Set(pages.flatMap((page) => linksOf(page).flatMap(({ file }) => (file === page ? [] : [file]))));
  expect(pages.filter((page) => page !== "README.md" && !linked.has(page))).toEqual([]);
});
