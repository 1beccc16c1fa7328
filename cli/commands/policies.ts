import { Command } from "commander";
import { rules } from "../../policies/rules/all.ts";
import { declaredEstate } from "../estate/declared-estate.ts";
import { policyLines } from "../policies/policy-lines.ts";
import { policyList } from "../policies/policy-list.ts";
import { jsonText } from "../print/json-text.ts";
import { projectFolder } from "../project-folder.ts";
import { withHelp } from "./help.ts";

/** `tandem policies`: what must hold in the estate. */
export function policiesCommand(): Command {
  const command = new Command("policies")
    .description(
      "Lists every policy with its level (by environment where they differ), the waivers, and the exceptions.",
    )
    .option("--json", "print one JSON object, with the reason and the remedy of each rule")
    .action(async ({ json }: { json?: true }) => {
      const today = new Date().toISOString().slice(0, 10);
      const list = policyList(await declaredEstate(projectFolder()), rules, today);
      process.stdout.write(`${json ? jsonText(list) : policyLines(list).join("\n")}\n`);
    });
  return withHelp(command, {
    examples: [
      ["npx tandem policies", "list the policies of every environment"],
      ["npx tandem policies --json", "print them for programs, with reasons and remedies"],
    ],
  });
}
