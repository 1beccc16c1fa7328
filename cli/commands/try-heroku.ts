import { Argument, Command, Option } from "commander";
import { oneOfNames } from "../chosen.ts";
import { projectFolder } from "../project-folder.ts";
import { checkCommand, herokuCommands, sendCommand } from "../try/heroku-commands.ts";
import { onTrial } from "../try/on-trial.ts";
import { say } from "../try/run.ts";
import { withHelp } from "./help.ts";
import { engineOf, engineOption, requiring } from "./options.ts";

/** `tandem try heroku`: the commands of the Heroku CLI that a refusal prints, for a trial, which needs no Heroku CLI. */
export function tryHerokuCommand(): Command {
  const command = new Command("heroku")
    .description(
      "Runs one of four Heroku CLI commands on the trial's local Heroku. An error message names the one to run.",
    )
    .addArgument(new Argument("<command>", herokuCommands.join(", ")).argParser(oneOfNames("command", herokuCommands)))
    .argument("[name]", "name of the add-on or the attachment")
    .addOption(engineOption());
  requiring(command, new Option("--app <app>", "name of the app")).action(
    async (name: string, target: string | undefined, { app }: { app: string }, self: Command) => {
      const wanted = checkCommand({ command: name, name: target, app });
      await onTrial(projectFolder(), engineOf(self), async ({ api }) => say(await sendCommand(api, wanted)));
    },
  );
  return withHelp(command, {
    examples: [
      ["npx tandem try heroku addons:destroy old-redis --app catalog-staging", "remove an undeclared add-on"],
      ["npx tandem try heroku apps:destroy --app catalog-old", "remove an app"],
    ],
  });
}
