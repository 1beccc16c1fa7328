import { readFileSync } from "node:fs";
import { Command } from "commander";
import { nearestName } from "../settings/nearest-name.ts";
import { appJsonCommand } from "./commands/app-json.ts";
import { commentCommand } from "./commands/comment.ts";
import { driftIssueCommand } from "./commands/drift-issue.ts";
import { exitCodeLines, helpWidth, withHelp } from "./commands/help.ts";
import { herokuCommand } from "./commands/heroku.ts";
import { parityCommand } from "./commands/parity.ts";
import { policiesCommand } from "./commands/policies.ts";
import { reviewCommand } from "./commands/review.ts";
import { staleCommand } from "./commands/stale.ts";
import { tryCommand } from "./commands/try.ts";

/** The whole command line, before anything is parsed. */
export function tandemProgram(): Command {
  const program = new Command("tandem")
    .description("Provisions a team's Heroku estate: staging and production from one declaration.")
    .version(version(), "-V, --version", "print the version")
    .addCommand(tryCommand())
    .addCommand(reviewCommand())
    .addCommand(parityCommand())
    .addCommand(policiesCommand())
    .addCommand(appJsonCommand())
    .addCommand(commentCommand())
    .addCommand(driftIssueCommand())
    .addCommand(staleCommand())
    .addCommand(herokuCommand());
  withHelp(program, {
    examples: [
      ["npx tandem try --keep", "deploy the estate to a local Heroku, without an account"],
      ["npx tandem review --environment staging", "show what the next up changes in staging, and what has drifted"],
    ],
  }).addHelpText("after", `\n${exitCodeLines().join("\n")}`);
  for (const command of allCommands(program)) {
    command
      .exitOverride()
      .enablePositionalOptions()
      .showHelpAfterError(`(see ${invocation(command)} --help)`)
      .helpOption("-h, --help", "print this help")
      .configureHelp({ helpWidth, subcommandTerm: (each) => each.name() });
    if (command.commands.length > 0)
      refuseWhatNoSubcommandTakes(command.helpCommand("help [command]", "print its help"));
  }
  return program;
}

/** A command and all below it. */
export const allCommands = (command: Command): Command[] => [command, ...command.commands.flatMap(allCommands)];

/** As it is typed: `npx tandem try up`. */
export function invocation(command: Command): string {
  return `${command.parent === null ? "npx" : invocation(command.parent)} ${command.name()}`;
}

/** Commander would take a misspelt subcommand for an argument, and an option in front of a subcommand for nothing. */
function refuseWhatNoSubcommandTakes(command: Command): void {
  command.hook("preSubcommand", (self, subcommand) => {
    for (const option of self.options) {
      const name = option.attributeName();
      const isTaken = subcommand.options.some((each) => each.attributeName() === name);
      if (self.getOptionValueSource(name) === "cli" && !isTaken)
        self.error(`error: option '${option.long}' is not for '${subcommand.name()}'`);
    }
  });
  if (command.registeredArguments.length > 0) return;
  command.allowExcessArguments().hook("preAction", (self, acting) => {
    const [unknown] = self.args;
    if (self !== acting || unknown === undefined) return;
    const subcommands = self.commands.map((each) => each.name());
    const meant = nearestName(unknown, subcommands);
    self.error(`error: unknown command '${unknown}'${meant === undefined ? "" : `\n(Did you mean ${meant}?)`}`);
  });
}

function version(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return String((JSON.parse(text) as { version: unknown }).version);
}
