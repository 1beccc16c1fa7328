import { Command, Option } from "commander";
import { readProject } from "../../engine/local/config/project.ts";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { type Look, lookOf } from "../../review/github/drift-ledger.ts";
import { choosing, parsedAs } from "../chosen.ts";
import { projectFolder } from "../project-folder.ts";
import { onGitHub } from "../review/github-at-hand.ts";
import { readable, unreported } from "../review/missing-reports.ts";
import { oneEnvironment } from "../try/environments.ts";
import { say } from "../try/run.ts";
import { withHelp } from "./help.ts";
import { requiring } from "./options.ts";

interface DriftIssueOptions {
  readonly environment?: readonly string[];
  readonly report: string;
  readonly sightings: number;
}

/** `tandem drift-issue`: the one GitHub issue that reports the drift of an environment. */
export function driftIssueCommand(): Command {
  const command = new Command("drift-issue").description(
    "Maintains a GitHub issue for each environment: opens it when something drifts, and closes it when nothing does.",
  );
  choosing(command, "environment", "environment to report on");
  requiring(command, new Option("--report <file>", "report.json of tandem review; a missing one counts as a failure"))
    .option("--sightings <number>", "reviews in a row that must find a drift before it is reported", count, 2)
    .action(async ({ environment: named, report, sightings }: DriftIssueOptions) => {
      const environment = oneEnvironment(projectFolder(), named);
      const { project, look } = await lookFor(environment, report);
      await onGitHub("issues", async (github, { runUrl, turn }) => {
        const { keepDriftIssue } = await import("../../review/github/drift-issue.ts");
        const { issue, evaluation } = await keepDriftIssue(github, {
          ...{ project, environment, look, sightings },
          ...{ runUrl, turn },
        });
        const { reported, unconfirmed } = evaluation;
        say(
          `${issue.url}: ${issue.isOpen ? "open" : "closed"}; ${reported.length} reported, ${unconfirmed.length} too new`,
        );
      });
    });
  return withHelp(command, {
    examples: [
      ["npx tandem drift-issue --environment staging --report report.json", "report drift that two reviews have found"],
      ["npx tandem drift-issue --environment staging --report a.json --sightings 1", "report it at once"],
    ],
    notes:
      "Reads the environment variables GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL. The token needs permissions: { issues: write }.",
    exitCodes: {
      done: "the issue shows what the report says",
      failed: "GitHub refused or is unreachable, or the report is of another environment or without credentials",
    },
  });
}

async function lookFor(environment: string, file: string): Promise<{ project: string; look: Look }> {
  const { reports, damages } = await readable([file]);
  const [report = unreported(readProject(projectFolder()).name, [environment], damages)] = reports;
  const review = report.environments.find((each) => each.environment === environment);
  if (review === undefined) {
    const found = report.environments.map((each) => each.environment).join(", ");
    throw new Problem(
      `${file}: expected a review of ${environment}, got one of ${found || "nothing"}`,
      exitCodes.input,
    );
  }
  if (report.mode === "local") {
    throw new Problem(
      `${file}: expected a review of the real Heroku, got one without credentials: it does not show drift`,
      exitCodes.input,
    );
  }
  return { project: report.project, look: lookOf(report, review) };
}

const count = parsedAs("--sightings", "a number from 1 to 999", (text) =>
  /^[1-9]\d{0,2}$/.test(text) ? Number(text) : undefined,
);
