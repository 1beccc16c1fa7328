import type { Command } from "commander";

/** Refuses an option in front of a subcommand, which would not hear of it. */
export const ownOnly = (command: Command, option: string): Command =>
  command.hook("preSubcommand", (self, subcommand) => {
    if (self.getOptionValue(option) !== undefined)
      self.error(`error: option '--${option}' is not for '${subcommand.name()}'`);
  });
