import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { expect, test } from "vitest";
import { allCommands, invocation, tandemProgram } from "../cli/program.ts";
import { tandem } from "./support/tandem.ts";

const project = fileURLToPath(new URL("..", import.meta.url));
const commands = allCommands(tandemProgram());

/** What a command needs beside the mistake, by its name. */
const needed: Readonly<Record<string, string>> = {
  comment: "--pull-request 7 --report none.json",
  "drift-issue": "--report none.json",
  secret: "catalog:EMAIL_HOST_PASSWORD",
  stale: "--reviewed a.json --fresh b.json",
};

const has = (option: string) => (command: Command) => command.options.some(({ long }) => long === option);

/** Makes one mistake with every command that can have it: each answer, once. */
async function answers(of: (command: Command) => boolean, mistake: string): Promise<unknown[]> {
  const found = new Set<string>();
  for (const command of commands.filter(of)) {
    const line = `${invocation(command)} ${needed[command.name()] ?? ""} ${mistake}`;
    const { code, output } = await tandem(project, line.split(" ").slice(2).filter(Boolean), { GITHUB_TOKEN: "" });
    const said = output.replace(/^review: reading .*\n/, "").replace(/\(see .*\)/, "(see help)");
    found.add(JSON.stringify([code, said]));
  }
  return [...found].map((each) => JSON.parse(each));
}

const isEvery = () => true;

test.each<[mistake: string, of: (command: Command) => boolean, answer: string]>([
  ["--nonsuch-option", isEvery, "error: unknown option '--nonsuch-option'\n(see help)\n"],
  [
    "--environment stagin",
    has("--environment"),
    "environment: expected staging or production, got stagin; did you mean staging?\n",
  ],
  ["--environment", has("--environment"), "error: option '--environment <names>' argument missing\n(see help)\n"],
  ["--environment ,", has("--environment"), "--environment: expected names, comma-separated, got none\n"],
  ["--stack staging", has("--environment"), "error: option '--stack' is now '--environment <names>'\n(see help)\n"],
  [
    "--service catlog",
    has("--service"),
    "service: expected catalog, bookings, trails or credits, got catlog; did you mean catalog?\n",
  ],
  ["--engine plumi", has("--engine"), "--engine: expected local or pulumi, got plumi; did you mean pulumi?\n"],
])("%s is one message and exit code 64, whatever the command", async (mistake, of, answer) => {
  expect(await answers(of, mistake)).toEqual([[64, answer]]);
});
