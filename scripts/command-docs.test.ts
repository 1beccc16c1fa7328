import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { allCommands, tandemProgram } from "../cli/program.ts";
import { sampleReport as sampleParity } from "../review/test/sample-parity-report.ts";
import { sampleReport } from "../review/test/sample-report.ts";
import { schemaErrors } from "../test/support/json-schema.ts";
import { commandDocs, commandSchemas } from "./command-docs.ts";

const docs = new URL("../docs/", import.meta.url);
const names = readdirSync(new URL("schemas/", docs));

test("docs/commands.md and docs/schemas are what `node scripts/command-docs.ts` writes", () => {
  expect(readFileSync(new URL("commands.md", docs), "utf8")).toBe(commandDocs());
  const written = names.map((name) => [name, readFileSync(new URL(`schemas/${name}`, docs), "utf8")] as const);
  expect(new Map(written)).toEqual(new Map([...commandSchemas()].sort(([one], [other]) => one.localeCompare(other))));
});

test("every command with --json has a schema, and its output a version", () => {
  const withJson = allCommands(tandemProgram()).filter(({ options }) => options.some(({ long }) => long === "--json"));
  const commands = withJson.map((command) => `${command.name()}.json`).sort();
  expect(commands).toEqual(names);
  for (const text of commandSchemas().values())
    expect(JSON.parse(text)).toMatchObject({
      properties: { version: { const: expect.any(Number) } },
      required: expect.arrayContaining(["version"]),
    });
});

/** What a command prints, run in this project. */
async function printed(line: string): Promise<string> {
  let output = "";
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    output += String(text);
    return true;
  });
  const { exitCode } = process;
  try {
    await tandemProgram().parseAsync(line.split(" "), { from: "user" });
    return output;
  } finally {
    process.exitCode = exitCode;
    write.mockRestore();
  }
}

test("what the commands print as JSON is valid by their schemas", async () => {
  const folder = await mkdtemp(join(tmpdir(), "schemas-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  expect(schemaErrors("policies", await printed("policies --json"))).toEqual([]);
  expect(schemaErrors("app-json", await printed(`app-json --check --json --folder ${folder}`))).toEqual([]);
  expect(schemaErrors("review", JSON.stringify(sampleReport))).toEqual([]);
  expect(schemaErrors("parity", JSON.stringify(sampleParity))).toEqual([]);
  expect(schemaErrors("policies", '{"version":1}')).not.toEqual([]);
});
