import { Command } from "commander";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { beyondReviewed, incomparable } from "../../review/github/stale.ts";
import { readReport } from "../review/read-report.ts";
import { say } from "../try/run.ts";

/** `tandem stale`: whether an approval still covers what an `up` would do. */
export const staleCommand = (): Command =>
  new Command("stale")
    .description("Compares a fresh review with the one that was approved: an up must do nothing that nobody has read.")
    .requiredOption("--reviewed <report>", "the report that was approved")
    .requiredOption("--fresh <report>", "the report of now")
    .addHelpText(
      "after",
      `
Exit codes:
  0   the up does what was reviewed, or less
  ${exitCodes.failed}   they cannot be compared: a report cannot be read, another project, a failed review, one without credentials
  ${exitCodes.differences}   stale: the up would do more than what was reviewed, or something else`,
    )
    .action(async ({ reviewed: reviewedFile, fresh: freshFile }: { reviewed: string; fresh: string }) => {
      const [reviewed, fresh] = await Promise.all([readReport(reviewedFile), readReport(freshFile)]);
      const obstacles = incomparable(reviewed, fresh);
      if (obstacles.length > 0)
        throw new Problem([...obstacles, "nothing was compared: do not bring it up"].join("\n"));
      const beyond = beyondReviewed(reviewed, fresh);
      if (beyond.length === 0) return say(`the up does what was reviewed at ${reviewed.at}, or less`);
      say(...beyond, `stale: this was not in the review of ${reviewed.at}; review it again before it is brought up`);
      process.exitCode = exitCodes.differences;
    });
