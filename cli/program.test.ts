import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { allCommands, invocation, tandemProgram } from "./program.ts";

const commands = allCommands(tandemProgram());
const lines = commands.map(invocation);

/** What a command prints about itself. */
function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
  return text;
}

const examplesOf = (command: Command): string[] => {
  const [, section = ""] = helpOf(command).split("\nExamples:\n");
  return [...section.matchAll(/^ {2}(npx \S.*)$/gm)].map(([, line = ""]) => line);
};

/** Parses a command line as the program does, and gives the command that would run. */
async function parsed(line: string): Promise<string> {
  const program = tandemProgram();
  const ran: string[] = [];
  for (const command of allCommands(program))
    command
      .configureOutput({ writeOut: () => {}, writeErr: () => {} })
      .action(() => void ran.push(invocation(command)));
  await program.parseAsync(line.split(" ").slice(2), { from: "user" });
  return ran.join();
}

test.each(lines)("the help of %s fits 80 columns and has two examples of that command", async (line) => {
  const command = commands.find((each) => invocation(each) === line) ?? expect.fail();
  const help = helpOf(command);
  expect(help.split("\n").filter((each) => each.length > 80)).toEqual([]);
  const examples = examplesOf(command);
  expect(examples.length).toBeGreaterThanOrEqual(2);
  for (const example of examples) expect(example.startsWith(line), example).toBe(true);
});

test.each(commands.flatMap(examplesOf))("the parser takes the example: %s", async (example) => {
  const own = example.replace(/ (&&|\|\||<) .*/, "");
  const ran = await parsed(own);
  expect(own.startsWith(ran)).toBe(true);
  expect(ran).not.toBe("");
});

test.each(commands.filter((each) => each.commands.length > 0).map(invocation))(
  "a misspelt command below %s is refused with the one that was meant",
  async (line) => {
    const command = commands.find((each) => invocation(each) === line) ?? expect.fail();
    for (const {
      commands: [first],
    } of [command]) {
      const name = first?.name() ?? "";
      await expect(parsed(`${line} ${name}x`)).rejects.toThrow(
        new RegExp(`^error: unknown command '${name}x'\\n\\(Did you mean ${name}\\?\\)$`),
      );
    }
  },
);

test.each(
  commands.flatMap((command) =>
    command.options.filter(({ hidden }) => !hidden).map(({ long }) => [invocation(command), long ?? ""]),
  ),
)("%s refuses a misspelt %s with the one that was meant", async (line, option) => {
  await expect(parsed(`${line} ${option}x`)).rejects.toThrow(
    `error: unknown option '${option}x'\n(Did you mean ${option}?)`,
  );
});

test.each([
  ["npx tandem review --stack staging", "--stack", "--environment <names>"],
  ["npx tandem parity --environments staging,production", "--environments", "--environment <names>"],
  ["npx tandem comment --expect staging", "--expect", "--environment <names>"],
  ["npx tandem parity --services catalog", "--services", "--service <names>"],
])("%s is refused with the new name of the option", async (line, former, now) => {
  await expect(parsed(line)).rejects.toThrow(`error: option '${former}' is now '${now}'`);
});

test.each([
  ["npx tandem try --keep up staging", "error: option '--keep' is not for 'up'"],
  ["npx tandem heroku --port 5000 status", "error: option '--port' is not for 'status'"],
  ["npx tandem try --engine plumi", "--engine: expected local or pulumi, got plumi; did you mean pulumi?"],
  ["npx tandem heroku --port 99999", "--port: expected a port from 1 to 65535, got 99999"],
  ["npx tandem parity --service ,", "--service: expected names, comma-separated, got none"],
  ["npx tandem try heroku apps:destory --app a", /^command: .*, got apps:destory; did you mean apps:destroy\?$/],
])("%s is refused", async (line, message) => {
  await expect(parsed(line)).rejects.toThrow(message);
});

test("names come comma-separated, by several options, by position, or in all of these ways", async () => {
  const { namesGiven, names } = await import("./chosen.ts");
  const parse = names("--environment");
  expect(parse("staging, production,")).toEqual(["staging", "production"]);
  expect(parse("production", ["staging"])).toEqual(["staging", "production"]);
  expect(namesGiven(["staging"], ["production", "staging"])).toEqual(["staging", "production"]);
  expect(namesGiven([], undefined)).toBeUndefined();
});

test("--version prints the version of the package", async () => {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(text));
  const write = vi.fn();
  await expect(
    tandemProgram().configureOutput({ writeOut: write }).parseAsync(["--version"], { from: "user" }),
  ).rejects.toThrow(version);
  expect(write).toHaveBeenCalledWith(`${version}\n`);
});
