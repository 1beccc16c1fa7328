import { Command, CommanderError } from "commander";
import { systemProblem } from "../engine/not-written.ts";
import { exitCodes, Problem } from "../engine/problem.ts";
import { appJsonCommand } from "./commands/app-json.ts";
import { commentCommand } from "./commands/comment.ts";
import { driftIssueCommand } from "./commands/drift-issue.ts";
import { herokuCommand } from "./commands/heroku.ts";
import { parityCommand } from "./commands/parity.ts";
import { policiesCommand } from "./commands/policies.ts";
import { reviewCommand } from "./commands/review.ts";
import { staleCommand } from "./commands/stale.ts";
import { tryCommand } from "./commands/try.ts";
import { networkProblem } from "./network-problem.ts";
import { makeOutputHarmless } from "./print/harmless-output.ts";
import { reachLoopback } from "./reach-loopback.ts";
import { outliveReader } from "./reader-gone.ts";
import { startProblem } from "./start-problem.ts";

makeOutputHarmless();
outliveReader();
reachLoopback();

const program = new Command("tandem")
  .description("Provisions a team's Heroku estate, staging and production from one declaration.")
  .addCommand(tryCommand())
  .addCommand(reviewCommand())
  .addCommand(parityCommand())
  .addCommand(policiesCommand())
  .addCommand(appJsonCommand())
  .addCommand(commentCommand())
  .addCommand(driftIssueCommand())
  .addCommand(staleCommand())
  .addCommand(herokuCommand())
  .addHelpText(
    "after",
    `
Exit codes:
  0   done; a command that looks has looked at everything, and nothing differs
  ${exitCodes.failed}   failed, or could not look at everything: Heroku refused, a file is wrong, a run was cancelled
  ${exitCodes.differences}   something differs, would change, is unhealthy or is unexplained
  ${exitCodes.stopped}   a mandatory policy or a rolled-back app stops it, before anything is changed
  ${exitCodes.busy}   busy: another run on the same stack, or a port in use
  ${exitCodes.usage}  the command line is wrong`,
  );

for (const command of [program, ...program.commands, ...program.commands.flatMap((each) => each.commands)]) {
  // What stands behind a subcommand is that one's own.
  command.enablePositionalOptions().exitOverride().showHelpAfterError("(see --help)");
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(networkProblem(systemProblem(startProblem(error))));
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
  if (error instanceof Problem) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  process.stderr.write(
    `this is a defect of tandem, please report it: ${error instanceof Error ? error.stack : error}\n`,
  );
  return exitCodes.failed;
}
