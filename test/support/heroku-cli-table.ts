import { readFile, writeFile } from "node:fs/promises";
import { version } from "./heroku-cli.ts";

const page = new URL("../../docs/emulator.md", import.meta.url);
const begin = "<!-- commands: made by test/heroku-cli.outside.test.ts -->";
const end = "<!-- end of commands -->";

/** Whether to write the page again. */
const isWriting = process.env.UPDATE_DOCS === "true";

/** What came of each command, under the headings of the page. */
export type Outcomes = ReadonlyMap<string, readonly (readonly [command: string, outcome: string])[]>;

/**
 * The page as it is, and as it should be with these outcomes; with `UPDATE_DOCS=true` it is written, so that both are the same.
 */
export async function pageWith(outcomes: Outcomes): Promise<{ is: string; should: string }> {
  const is = await readFile(page, "utf8");
  const [before, rest] = is.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`docs/emulator.md: expected ${begin} … ${end}`);
  const should = [before, begin, "\n", tables(outcomes), end, after].join("");
  if (isWriting) await writeFile(page, should);
  return { is: isWriting ? should : is, should };
}

function tables(outcomes: Outcomes): string {
  const parts = [...outcomes].flatMap(([heading, rows]) => [
    `| ${heading} | |`,
    "|---|---|",
    ...rows.map(([command, outcome]) => `| \`${command}\` | ${outcome} |`),
    "",
  ]);
  return [`With the Heroku CLI ${version}:`, "", ...parts].map((line) => `${line}\n`).join("");
}
