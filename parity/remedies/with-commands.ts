import type { Command } from "../../kinds/command.ts";
import type { Difference } from "../difference.ts";

/** A difference with the commands that its reader can run, such as those of a trial. */
export function withCommands(difference: Difference, commandOf: (command: Command) => Command | undefined): Difference {
  const { remedy } = difference;
  if (remedy === undefined) return difference;
  const steps = remedy.steps.map((step) =>
    "command" in step && step.command !== undefined
      ? { ...step, command: commandOf(step.command) ?? step.command }
      : step,
  );
  return { ...difference, remedy: { ...remedy, steps } };
}
