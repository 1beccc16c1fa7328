// Writes docs/commands.md from the command line: `node scripts/command-docs.ts`. A test fails while the page is out of date.
import { writeFileSync } from "node:fs";
import type { Command } from "commander";
import { exitCodeRows } from "../cli/exit-codes.ts";
import { allCommands, invocation, tandemProgram } from "../cli/program.ts";

const file = new URL("../docs/commands.md", import.meta.url);

export function commandDocs(): string {
  const [, ...commands] = allCommands(tandemProgram());
  return `${[
    "# Commands",
    "Every command, as `--help` prints it. `node scripts/command-docs.ts` writes this page: edit `cli/commands`, not the page.",
    "## Environments and services",
    "`--environment staging,production` and `--service catalog` choose in every command. Names are comma-separated, and an option can be repeated. Where a command " +
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

if (import.meta.main) writeFileSync(file, commandDocs());
