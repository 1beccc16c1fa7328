import { exitCodes } from "../engine/problem.ts";

type ExitCode = Exclude<keyof typeof exitCodes, "input">;

/** What each exit code means, of every command: the help and `docs/commands.md` print this table. */
const meanings: Record<ExitCode, string> = {
  done: "done; a command that compares has checked everything and found no difference",
  failed: "failed or incomplete: Heroku or GitHub refused, a file is wrong, the run was cancelled",
  differences: "something differs, would change, is unhealthy or is unexplained",
  stopped: "stopped before the first write, by a mandatory policy or a rolled-back app",
  busy: "busy: another run on the same stack, or a port in use",
  usage: "the command line is wrong: an unknown command, option, environment, service or value",
};

/** Code and meaning, as rows. Of one command, only the codes whose meaning there is narrower. */
export function exitCodeRows(
  narrower: Partial<Record<ExitCode, string>> = meanings,
): [code: number, meaning: string][] {
  return Object.entries(narrower).map(([name, meaning]) => [exitCodes[name as ExitCode], meaning]);
}
