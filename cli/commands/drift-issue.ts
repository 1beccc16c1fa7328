import { Command, InvalidArgumentError } from "commander";
import { readProject } from "../../engine/local/config/project.ts";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { type Look, lookOf } from "../../review/github/drift-ledger.ts";
import { projectFolder } from "../project-folder.ts";
import { onGitHub } from "../review/github-at-hand.ts";
import { readable, unreported } from "../review/missing-reports.ts";
import { say } from "../try/run.ts";

interface DriftIssueOptions {
  readonly environment: string;
  readonly report: string;
  readonly sightings: number;
}

/** `tandem drift-issue`: the one issue that keeps watch over an environment. */
export const driftIssueCommand = (): Command =>
  new Command("drift-issue")
    .description(
      "Keeps the issue of an environment: open while something drifts, closed by itself, with the last look in it.",
    )
    .requiredOption("--environment <name>", "which one")
    .requiredOption("--report <file>", "what tandem review --json wrote; a missing one is told as a look that failed")
    .option("--sightings <number>", "how many looks in a row must see the same drift before it is told", counted, 2)
    .addHelpText(
      "after",
      `
GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL say where. The token needs permissions: { issues: write }.

Exit codes:
  0   the issue says what the report says
  ${exitCodes.failed}   GitHub refused or could not be reached, or the report is of another environment or was made without credentials`,
    )
    .action(async (options: DriftIssueOptions) => {
      const { project, look } = await lookFor(options);
      await onGitHub("issues", async (github, { runUrl, turn }) => {
        const { keepDriftIssue } = await import("../../review/github/drift-issue.ts");
        const { environment, sightings } = options;
        const { issue, judgement } = await keepDriftIssue(github, {
          ...{ project, environment, look, sightings },
          ...{ runUrl, turn },
        });
        const { told, young } = judgement;
        say(
          `${issue.url}: ${issue.isOpen ? "open" : "closed"}; ${told.length} told, ${young.length} seen too seldom yet`,
        );
      });
    });

async function lookFor({ environment, report: file }: DriftIssueOptions): Promise<{ project: string; look: Look }> {
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
      `${file}: expected a review of the real Heroku, got one without credentials: it says nothing of drift`,
      exitCodes.input,
    );
  }
  return { project: report.project, look: lookOf(report, review) };
}

function counted(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("expected a number from 1 to 999");
}
