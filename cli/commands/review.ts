import { Command, Option } from "commander";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { Report } from "../../review/report/report.ts";
import { exitCodeOf } from "../../review/report/verdict.ts";
import { stopping } from "../estate/stopping.ts";
import { named } from "../names.ts";
import { Progress } from "../print/progress.ts";
import { projectFolder } from "../project-folder.ts";
import { liveLook } from "../review/live-look.ts";
import type { Surroundings } from "../review/look.ts";
import { madeReport } from "../review/made-report.ts";
import { ReviewProgress } from "../review/review-progress.ts";
import { trialLook } from "../review/trial-look.ts";
import { reviewWithoutCredentials } from "../review/without-credentials.ts";
import { type Form, formed, writeForms } from "../review/written-report.ts";
import { type EngineName, engineNames } from "../try/trial-folder.ts";

interface ReviewOptions extends Form {
  readonly stack?: readonly string[];
  readonly out?: string;
  readonly engine?: EngineName;
  readonly local?: true;
  readonly withoutCredentials?: true;
}

/** `tandem review`: what an `up` of these files would do to every environment, and what has drifted there since the last one. */
export const reviewCommand = (): Command =>
  new Command("review")
    .description(
      "Says what these files change in each environment, and what has drifted there. Writes nothing to Heroku or the state.",
    )
    .option("--stack <names>", "some environments, by commas; all when absent", named)
    .option("--out <folder>", "write report.json, comment.md, summary.md and report.html there")
    .addOption(new Option("--json", "one JSON object").conflicts(["markdown", "html"]))
    .addOption(new Option("--markdown", "for a comment on a pull request").conflicts(["json", "html"]))
    .addOption(new Option("--html", "one page, for a browser").conflicts(["json", "markdown"]))
    .addOption(
      new Option("--engine <name>", "the Pulumi CLI (pulumi), or with --local this project's own (local)").choices(
        engineNames,
      ),
    )
    .option("--local", "this project's trial, on its local Heroku")
    .addOption(
      new Option(
        "--without-credentials",
        "what the files alone say, as for a fork: no key, no state, nothing but loopback",
      ).conflicts(["local", "engine"]),
    )
    .addHelpText(
      "after",
      `
Exit codes:
  ${exitCodes.done}   everything was looked at, and nothing differs
  ${exitCodes.failed}   something could not be looked at; the report says what
  ${exitCodes.differences}   something would change, has drifted or is unexplained
  ${exitCodes.stopped}   the up of an environment is stopped: by a mandatory policy, or by an app that is rolled back`,
    )
    .action(async (options: ReviewOptions) => {
      const report = Report.parse(await look(projectFolder(), options));
      if (options.out !== undefined) await writeForms(report, options.out);
      process.stdout.write(`${formed(report, options)}\n`);
      process.exitCode = exitCodeOf(report);
    });

async function look(project: string, options: ReviewOptions): Promise<Report> {
  if (options.engine === "local" && !options.local) {
    throw new Problem(
      "--engine local: expected --local with it: this project's own engine is for trials, and real environments are the Pulumi CLI's",
      exitCodes.usage,
    );
  }
  const progress = new Progress();
  const { signal, release } = stopping();
  const { onEvent } = new ReviewProgress(progress, signal);
  const surroundings: Surroundings = { project, signal, notice: (line) => progress.line(line), onEvent };
  try {
    if (options.withoutCredentials) return await reviewWithoutCredentials(surroundings, options.stack);
    return await madeReport(surroundings, options.stack, () =>
      options.local ? trialLook(surroundings, options.engine) : liveLook(surroundings),
    );
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (signal.aborted)
      throw new Problem(String(signal.reason instanceof Error ? signal.reason.message : signal.reason));
    throw error;
  } finally {
    progress.end();
    release();
  }
}
