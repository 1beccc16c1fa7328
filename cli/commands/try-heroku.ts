import { Command } from "commander";
import { projectFolder } from "../project-folder.ts";
import { herokuCommands, sendCommand } from "../try/heroku-commands.ts";
import { onTrial } from "../try/on-trial.ts";
import { say } from "../try/run.ts";
import { engineOf, engineOption } from "./engine-option.ts";

/** `tandem try heroku`: what a refusal tells to do with the Heroku CLI, which a trial does not need. */
export const tryHerokuCommand = (): Command =>
  new Command("heroku")
    .description("Does on the trial's local Heroku what a message names, as the Heroku CLI's command of that name.")
    .argument("<command>", herokuCommands.join(", "))
    .argument("[name]", "name of the add-on, or of its attachment")
    .requiredOption("--app <app>", "name of the app")
    .addOption(engineOption())
    .action(async (command: string, name: string | undefined, { app }: { app: string }, self: Command) => {
      await onTrial(projectFolder(), engineOf(self), async ({ api }) =>
        say(await sendCommand(api, { command, name, app })),
      );
    });
