import type { Command } from "../../kinds/command.ts";
import type { EngineName } from "../try/trial-folder.ts";

/** A command of a trial, as a person types it: `npx tandem try up --engine pulumi staging`. */
export const trialCommand = (engine: EngineName, name: string, ...args: readonly string[]): string =>
  ["npx tandem try", name, ...engineOptions(engine), ...args].join(" ");

const engineOptions = (engine: EngineName): string[] => (engine === "local" ? [] : ["--engine", engine]);

/**
 * A command of the Pulumi CLI's as a trial has it: its `up` reads everything back first, and a secret that nothing declares any more
 * does no harm. Undefined where a trial needs no command; what a trial has no like of stays as it is.
 */
export function asTrialCommand(command: Command, engine: EngineName): Command | undefined {
  if (command.program !== "pulumi") return command;
  const { arguments: args } = command;
  const [verb, ...rest] = args;
  const stack = args[args.indexOf("--stack") + 1];
  const trial = (name: string, ...words: Command["arguments"]): Command => ({
    program: "npx",
    arguments: ["tandem", "try", name, ...engineOptions(engine), ...words],
  });
  if (verb === "refresh") return undefined;
  if (verb === "up") return trial("up", stack ?? "");
  if (verb !== "config") return command;
  const isSet = rest[0] === "set";
  const key = rest[isSet ? 2 : 1] ?? "";
  // The trial has its own Heroku and its own AWS.
  if (typeof key === "string" && /^(heroku|aws):/.test(key)) return command;
  return isSet ? trial("secret", key, stack ?? "") : undefined;
}
