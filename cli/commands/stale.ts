import { Command, Option } from "commander";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { beyondReviewed, incomparable } from "../../review/github/stale.ts";
import { readReport } from "../review/read-report.ts";
import { say } from "../try/run.ts";
import { withHelp } from "./help.ts";
import { requiring } from "./options.ts";

/** `tandem stale`: whether an approval still covers what an `up` would do. */
export function staleCommand(): Command {
  const command = new Command("stale").description(
    "Compares a fresh review with the approved one: fails if the plan changed since it was approved.",
  );
  requiring(command, new Option("--reviewed <report>", "the approved report.json"));
  requiring(command, new Option("--fresh <report>", "the new report.json")).action(
    async ({ reviewed: reviewedFile, fresh: freshFile }: { reviewed: string; fresh: string }) => {
      const [reviewed, fresh] = await Promise.all([readReport(reviewedFile), readReport(freshFile)]);
      const obstacles = incomparable(reviewed, fresh);
      if (obstacles.length > 0) throw new Problem([...obstacles, "not comparable: do not run up"].join("\n"));
      const beyond = beyondReviewed(reviewed, fresh);
      if (beyond.length === 0) return say(`the up does what was reviewed at ${reviewed.at}, or less`);
      say(...beyond, `stale: this was not in the review of ${reviewed.at}; review it again before you run up`);
      process.exitCode = exitCodes.differences;
    },
  );
  return withHelp(command, {
    examples: [
      ["npx tandem stale --reviewed reviewed/report.json --fresh fresh/report.json", "compare the two reports"],
      ["npx tandem stale --reviewed a.json --fresh b.json && npm run deploy", "deploy only what was reviewed"],
    ],
    exitCodes: {
      done: "the up does what was reviewed, or less",
      failed: "not comparable: an unreadable report, another project, a failed review, one without credentials",
      differences: "stale: the up would do something that was not reviewed",
    },
  });
}
