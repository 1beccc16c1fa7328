import { Command } from "commander";
import { ownOnly } from "../own-only.ts";
import { projectFolder } from "../project-folder.ts";
import { bringDown } from "../try/bring-down.ts";
import { checkConfirmations } from "../try/check-confirmations.ts";
import { closingWords } from "../try/closing-words.ts";
import { chosenEnvironments } from "../try/environments.ts";
import { onTrial } from "../try/on-trial.ts";
import { bringUp, look, say } from "../try/run.ts";
import type { EngineName } from "../try/trial-folder.ts";
import { walk } from "../try/walk.ts";
import { engineOf, engineOption } from "./engine-option.ts";
import { tryHerokuCommand } from "./try-heroku.ts";
import { trySecretCommand } from "./try-secret.ts";

/** `tandem try`: the estate on a local Heroku, without an account. */
export function tryCommand(): Command {
  const command = new Command("try")
    .description("Provisions the estate on a local Heroku: no account, no key, no Pulumi CLI, nothing but loopback.")
    .option("--keep", "leave the local Heroku running, and say what to try next")
    .addOption(engineOption())
    .action(async ({ keep, engine }: { keep?: true; engine?: EngineName }) => {
      const project = projectFolder();
      await onTrial(
        project,
        engine,
        async (trial) => {
          const [app] = await walk(trial, project, keep ?? false);
          if (keep && app !== undefined) say("", ...closingWords(trial, project, app));
          if (!keep)
            say(
              "",
              "the local Heroku stops now; with --keep it goes on, with a page for each app and three things to try",
            );
        },
        () => keep ?? false,
      );
    });
  ownOnly(command, "keep");
  command
    .command("up")
    .description("Reads back what was changed by hand, shows what your edits change, and applies it.")
    .argument("[environments...]", "staging, production; all when absent")
    .addOption(engineOption())
    .action(async (environments: string[], _, self: Command) => {
      const project = projectFolder();
      const chosen = chosenEnvironments(project, environments);
      await checkConfirmations(project);
      await onTrial(project, engineOf(self), async (trial) => {
        for (const environment of chosen) {
          await look(trial, environment);
          await bringUp(trial, environment, "diff");
        }
      });
    });
  command.addCommand(trySecretCommand());
  command.addCommand(tryHerokuCommand());
  command
    .command("destroy")
    .description("Removes everything from the local Heroku, the last environment first.")
    .argument("[environments...]", "staging, production; all when absent")
    .option("--include-protected", "also what is protected, such as production's databases")
    .addOption(engineOption())
    .action(async (environments: string[], { includeProtected }: { includeProtected?: true }, self: Command) => {
      const project = projectFolder();
      const wanted = chosenEnvironments(project, environments).reverse();
      await onTrial(project, engineOf(self), (trial) => bringDown(trial, wanted, includeProtected ?? false));
    });
  return command;
}
