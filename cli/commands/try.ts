import { Command } from "commander";
import { projectFolder } from "../project-folder.ts";
import { bringDown } from "../try/bring-down.ts";
import { closingWords } from "../try/closing-words.ts";
import { chosenEnvironments } from "../try/environments.ts";
import { bringUp, look, say } from "../try/run.ts";
import { Trial } from "../try/trial.ts";
import { walk } from "../try/walk.ts";

/** `tandem try`: the estate on a local Heroku, without an account. */
export function tryCommand(): Command {
  const command = new Command("try")
    .description("Provisions the estate on a local Heroku: no account, no key, no Pulumi CLI, nothing but loopback.")
    .option("--keep", "leave the local Heroku running, and say what to try next")
    .action(async ({ keep }: { keep?: true }) => {
      const project = projectFolder();
      const trial = await Trial.open(project);
      try {
        const [app] = await walk(trial, project);
        if (keep && app !== undefined) say("", ...closingWords(trial, project, app));
      } finally {
        if (!keep) await trial.close();
      }
    });
  command
    .command("up")
    .description("Reads back what was changed by hand, shows what your edits change, and applies it.")
    .argument("[environments...]", "staging, production; all when absent")
    .action((environments: string[]) =>
      onEach(environments, async (trial, environment) => {
        await look(trial, environment);
        await bringUp(trial, environment, "diff");
      }),
    );
  command
    .command("destroy")
    .description("Removes everything from the local Heroku, the last environment first.")
    .argument("[environments...]", "staging, production; all when absent")
    .option("--include-protected", "also what is protected, such as production's databases")
    .action(async (environments: string[], { includeProtected }: { includeProtected?: true }) => {
      const project = projectFolder();
      const wanted = chosenEnvironments(project, environments).reverse();
      await onTrial(project, (trial) => bringDown(trial, wanted, includeProtected ?? false));
    });
  return command;
}

async function onEach(
  environments: string[],
  act: (trial: Trial, environment: string) => Promise<void>,
): Promise<void> {
  const project = projectFolder();
  const chosen = chosenEnvironments(project, environments);
  await onTrial(project, async (trial) => {
    for (const environment of chosen) await act(trial, environment);
  });
}

/** Leaves the local Heroku as it was found: running or not. */
async function onTrial(project: string, act: (trial: Trial) => Promise<void>): Promise<void> {
  const trial = await Trial.open(project);
  try {
    await act(trial);
  } finally {
    if (!trial.heroku.reused) await trial.close();
  }
}
