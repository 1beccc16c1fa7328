// Writes docs/commands.md and docs/schemas from the command line: `node scripts/command-docs.ts`. A test fails while they are out of date.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import type { Command } from "commander";
import { z } from "zod";
import { AppJsonOutput } from "../cli/commands/app-json.ts";
import { exitCodeRows } from "../cli/commands/help.ts";
import { PolicyList } from "../cli/policies/policy-list.ts";
import { allCommands, invocation, tandemProgram } from "../cli/program.ts";
import { ParityReport } from "../review/report/parity-report.ts";
import { Report } from "../review/report/report.ts";

const docs = new URL("../docs/", import.meta.url);
const schemas = new URL("schemas/", docs);

/** What `--json` prints, by command. */
const outputs: Readonly<Record<string, z.ZodType>> = {
  "app-json": AppJsonOutput,
  parity: ParityReport,
  policies: PolicyList,
  review: Report,
};

/** The JSON schema of each command's `--json`, by file name. */
export const commandSchemas = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(outputs).map(([command, output]) => {
      const { $schema, ...schema } = z.toJSONSchema(output, { io: "output", reused: "ref" });
      const whole = { $schema, title: `The output of tandem ${command} --json`, ...schema };
      return [`${command}.json`, `${JSON.stringify(whole, undefined, 2)}\n`];
    }),
  );

export function commandDocs(): string {
  const [, ...commands] = allCommands(tandemProgram());
  return `${[
    "# Commands",
    "Every command, as `--help` prints it. `node scripts/command-docs.ts` writes this page: edit `cli/commands`, not the page.",
    "## Environments and services",
    "`--environment staging,production` and `--service catalog` are written alike in every command that takes them. Names are comma-separated, and an option can be repeated. Where a command " +
      "acts on environments or services, the names can stand without the option: `npx tandem review staging`.",
    "## Exit codes",
    "The same mistake has the same code in every command.",
    ["| Code | Meaning |", "|---|---|", ...exitCodeRows().map(([code, meaning]) => `| ${code} | ${meaning} |`)].join(
      "\n",
    ),
    "When several apply, 3 comes before 1, and 1 before 2: a job that gets 2 has seen everything. `review --without-credentials` never checks changes and " +
      "drift, and that alone does not make it 1.",
    ...commands.map(
      (command) => `## ${invocation(command).replace("npx ", "")}\n\n\`\`\`text\n${helpOf(command)}\n\`\`\``,
    ),
  ].join("\n\n")}\n`;
}

function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
  return text.trim();
}

if (import.meta.main) {
  writeFileSync(new URL("commands.md", docs), commandDocs());
  mkdirSync(schemas, { recursive: true });
  const files = commandSchemas();
  for (const file of readdirSync(schemas).filter((each) => !files.has(each))) rmSync(new URL(file, schemas));
  for (const [file, text] of files) writeFileSync(new URL(file, schemas), text);
}
