import { Command } from "commander";
import { choosing, namesGiven } from "../chosen.ts";
import { projectFolder } from "../project-folder.ts";
import { checkConfirmations } from "../try/check-confirmations.ts";
import { closingWords } from "../try/closing-words.ts";
import { chosenEnvironments } from "../try/environments.ts";
import { onTrial } from "../try/on-trial.ts";
import { bringDown, bringUp, look, say } from "../try/run.ts";
import { type WalkOptions, walk } from "../try/walk.ts";
import { withHelp } from "./help.ts";
import { engineOf, engineOption } from "./options.ts";
import { tryHerokuCommand } from "./try-heroku.ts";
import { trySecretCommand } from "./try-secret.ts";

interface UpOptions {
  readonly environment?: readonly string[];
  readonly yes?: true;
}

interface DestroyOptions {
  readonly environment?: readonly string[];
  readonly includeProtected?: boolean;
}

const yes = ["--yes", "apply changes without asking"] as const;

/** `tandem try`: the estate on a local Heroku, without an account. */
export function tryCommand(): Command {
  const command = new Command("try")
    .description("Provisions the estate on a local Heroku: no account, no key, no Pulumi CLI, no network.")
    .option("--keep", "leave the local Heroku running, and print what to try next")
    .option("--verbose", "print every resource, and each service in full")
    .option(...yes)
    .addOption(engineOption())
    .action(async ({ keep = false, ...options }: WalkOptions, self: Command) => {
      const project = projectFolder();
      await onTrial(
        project,
        engineOf(self),
        async (trial) => {
          const [app] = await walk(trial, project, { keep, ...options });
          say("", ...closingWords(trial, project, keep ? app : undefined));
        },
        () => keep,
      );
    });
  command
    .addCommand(upCommand())
    .addCommand(trySecretCommand())
    .addCommand(tryHerokuCommand())
    .addCommand(destroyCommand());
  return withHelp(command, {
    examples: [
      ["npx tandem try", "deploy all environments, and print a line for each service"],
      ["npx tandem try --keep --verbose", "print everything, and leave the local Heroku running"],
    ],
    notes: "Asks before it changes an environment that is already deployed. Without a terminal, use --yes.",
  });
}

function upCommand(): Command {
  const command = new Command("up").description(
    "Finds what was changed by hand, shows what your edits change, asks, and applies it.",
  );
  choosing(command, "environment", "environments to deploy, all by default", true)
    .option(...yes)
    .addOption(engineOption())
    .action(async (positional: string[], { environment, yes }: UpOptions, self: Command) => {
      const project = projectFolder();
      const chosen = chosenEnvironments(project, namesGiven(positional, environment));
      await checkConfirmations(project);
      await onTrial(project, engineOf(self), async (trial) => {
        for (const each of chosen) {
          await look(trial, each);
          await bringUp(trial, each, { detail: "diff", approval: yes ? "given" : "asked", chosen });
        }
      });
    });
  return withHelp(command, {
    examples: [
      ["npx tandem try up staging", "show what your edits change in staging, ask, and apply it"],
      ["npx tandem try up --environment staging,production --yes", "apply them to both, without asking"],
    ],
    exitCodes: {
      failed: "an up failed, or you answered no",
      stopped: "stopped before the first write, by a mandatory policy or a rolled-back app",
      usage: "there is something to change, and neither --yes nor a terminal to ask on",
    },
  });
}

function destroyCommand(): Command {
  const command = new Command("destroy").description(
    "Removes everything from the local Heroku, the last environment first.",
  );
  choosing(command, "environment", "environments to remove, all by default", true)
    .option("--include-protected", "remove protected resources too, such as production's databases")
    .addOption(engineOption())
    .action(async (positional: string[], { environment, includeProtected = false }: DestroyOptions, self: Command) => {
      const project = projectFolder();
      const wanted = chosenEnvironments(project, namesGiven(positional, environment)).reverse();
      await onTrial(project, engineOf(self), (trial) => bringDown(trial, wanted, includeProtected));
    });
  return withHelp(command, {
    examples: [
      ["npx tandem try destroy production", "remove production, unless something in it is protected"],
      ["npx tandem try destroy --include-protected", "remove everything"],
    ],
  });
}
