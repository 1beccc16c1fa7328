import { CommanderError } from "commander";
import { asProblem } from "../engine/file-errors.ts";
import { exitCodes, Problem } from "../engine/problem.ts";
import { networkProblem } from "./network-problem.ts";
import { makeOutputHarmless } from "./print/harmless-output.ts";
import { tandemProgram } from "./program.ts";
import { reachLoopback } from "./reach-loopback.ts";
import { outliveReader } from "./reader-gone.ts";
import { startProblem } from "./start-problem.ts";

makeOutputHarmless();
outliveReader();
reachLoopback();

try {
  await tandemProgram().parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(networkProblem(asProblem(startProblem(error))));
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
  if (error instanceof Problem) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  process.stderr.write(`internal error (please report it): ${error instanceof Error ? error.stack : error}\n`);
  return exitCodes.failed;
}
