import { CommanderError } from "commander";
import { asProblem } from "../engine/file-errors.ts";
import { exitCodes, Problem } from "../engine/problem.ts";
import { networkProblem } from "./network-problem.ts";
import { makeOutputHarmless } from "./print/harmless-output.ts";
import { tandemProgram } from "./program.ts";
import { outliveReader } from "./reader-gone.ts";
import { startProblem } from "./start-problem.ts";

makeOutputHarmless();
outliveReader();
reachLoopback(process.env);

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

/**
 * Lets this process reach its own machine without the proxies of the environment: the local Heroku and the children of a
 * run are on loopback, and both `fetch` and gRPC would ask `http_proxy` for them.
 */
function reachLoopback(environment: NodeJS.ProcessEnv): void {
  const known = environment.no_proxy ?? environment.NO_PROXY;
  const direct = [...(known ? [known] : []), "127.0.0.1", "localhost"].join(",");
  Object.assign(environment, { no_proxy: direct, NO_PROXY: direct, no_grpc_proxy: direct });
}
