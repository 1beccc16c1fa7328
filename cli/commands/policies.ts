import { Command } from "commander";
import { rules } from "../../policies/rules/all.ts";
import { declaredEstate } from "../estate/declared-estate.ts";
import { policyLines } from "../policies/policy-lines.ts";
import { policyList } from "../policies/policy-list.ts";
import { jsonText } from "../print/json-text.ts";
import { projectFolder } from "../project-folder.ts";

/** `tandem policies`: what must hold in the estate. */
export function policiesCommand(): Command {
  return new Command("policies")
    .description(
      "Lists what must hold in every environment, how strictly, what is waived until when, and what is excepted for good.",
    )
    .option("--json", "as JSON, with why each rule holds and what to do where it does not")
    .action(async ({ json }: { json?: true }) => {
      const today = new Date().toISOString().slice(0, 10);
      const list = policyList(await declaredEstate(projectFolder()), rules, today);
      const text = json ? jsonText(list) : policyLines(list).join("\n");
      process.stdout.write(`${text}\n`);
    });
}
