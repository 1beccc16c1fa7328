import { Command, Option } from "commander";
import { Report } from "../../review/report/report.ts";
import { choosing, namesGiven, usage } from "../chosen.ts";
import { reading } from "../interruption.ts";
import { projectFolder } from "../project-folder.ts";
import { exitCodeOf } from "../review/exit-code.ts";
import { liveLook } from "../review/live-look.ts";
import type { Surroundings } from "../review/look.ts";
import { madeReport } from "../review/made-report.ts";
import { ReviewProgress } from "../review/review-progress.ts";
import { trialLook } from "../review/trial-look.ts";
import { reviewWithoutCredentials } from "../review/without-credentials.ts";
import { formed, makeFolder, writeForms } from "../review/written-report.ts";
import type { EngineName } from "../try/trial-folder.ts";
import { withHelp } from "./help.ts";
import { engineOption, type Form, folderNamed, inForms } from "./options.ts";

interface ReviewOptions extends Form {
  readonly environment?: readonly string[];
  readonly out?: string;
  readonly engine?: EngineName;
  readonly local?: true;
  readonly withoutCredentials?: true;
}

/** `tandem review`: what an `up` of these files would do to every environment, and what has drifted there since the last one. */
export function reviewCommand(): Command {
  const command = new Command("review").description(
    "Shows what the next up changes in each environment, and what has drifted there. Writes nothing to Heroku or to the state.",
  );
  choosing(command, "environment", "environments to review, all by default", true);
  inForms(command)
    .option(
      "--out <folder>",
      "also write report.json, comment.md, summary.md and report.html into this folder",
      folderNamed,
    )
    .option("--local", "review this project's trial, on its local Heroku")
    .addOption(engineOption())
    .addOption(
      new Option(
        "--without-credentials",
        "review only the files, as for a fork: no key, no state, no network",
      ).conflicts(["local", "engine"]),
    )
    .action(async (positional: string[], options: ReviewOptions) => {
      const named = namesGiven(positional, options.environment);
      if (options.out !== undefined) await makeFolder(options.out);
      const report = Report.parse(await look(projectFolder(), named, options));
      if (options.out !== undefined) await writeForms(report, options.out);
      process.stdout.write(`${formed(report, options)}\n`);
      process.exitCode = exitCodeOf(report);
    });
  return withHelp(command, {
    examples: [
      ["npx tandem review staging", "what the next up changes in staging, and what has drifted there"],
      [
        "npx tandem review --environment staging,production --out reviews",
        "review both, and write the reports into a folder",
      ],
    ],
    exitCodes: {
      done: "everything was checked, and nothing differs",
      failed: "something could not be checked; the report says what",
      differences: "something would change, has drifted or is unexplained",
      stopped: "the up of an environment is stopped: by a mandatory policy, or by a rolled-back app",
    },
  });
}

async function look(
  project: string,
  named: readonly string[] | undefined,
  { engine, local, withoutCredentials }: ReviewOptions,
): Promise<Report> {
  if (engine === "local" && !local)
    throw usage("--engine local: expected --local with it, got none; real environments are reviewed by the Pulumi CLI");
  return reading((progress, signal) => {
    const { onEvent } = new ReviewProgress(progress, signal);
    const surroundings: Surroundings = { project, signal, notice: (line) => progress.line(line), onEvent };
    if (withoutCredentials) return reviewWithoutCredentials(surroundings, named);
    return madeReport(surroundings, named, () => (local ? trialLook(surroundings, engine) : liveLook(surroundings)));
  });
}
