import type { Command } from "commander";
import { exitCodes } from "../../engine/problem.ts";
import { folded } from "../print/folded.ts";

/** A whole command line, and what it does. */
type Example = readonly [line: string, what: string];

interface MoreHelp {
  readonly examples: readonly [Example, Example, ...Example[]];
  /** Codes whose meaning is narrower for this command than in the table of all. */
  readonly exitCodes?: Parameters<typeof exitCodeRows>[0];
  readonly notes?: string;
}

/** Columns of a help text, on every terminal and in the docs. */
export const helpWidth = 80;

/** Adds to a command's help what commander does not know: examples that run, notes, and exit codes. */
export function withHelp(command: Command, { examples, exitCodes, notes }: MoreHelp): Command {
  const sections = [
    ["Examples:", ...examples.flatMap(([line, what]) => [`  ${line}`, fold(`      ${what}`, 6)])],
    notes === undefined ? [] : [fold(notes, 0)],
    exitCodes === undefined ? [] : exitCodeLines(exitCodes),
  ];
  return command.addHelpText(
    "after",
    sections
      .filter((lines) => lines.length > 0)
      .map((lines) => `\n${lines.join("\n")}`)
      .join("\n"),
  );
}

export const exitCodeLines = (codes?: MoreHelp["exitCodes"]): string[] => [
  "Exit codes:",
  ...exitCodeRows(codes).map(([code, meaning]) => fold(`  ${String(code).padEnd(4)}${meaning}`, 6)),
];

const fold = (text: string, indent: number): string => folded(text, indent, helpWidth);

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
