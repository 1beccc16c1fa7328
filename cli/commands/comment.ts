import { Command, Option } from "commander";
import { readProject } from "../../engine/local/config/project.ts";
import { exitCodes, Problem } from "../../engine/problem.ts";
import type { StoredSection } from "../../review/github/comment-text.ts";
import type { Report } from "../../review/report/report.ts";
import { choosing, parsedAs } from "../chosen.ts";
import { projectFolder } from "../project-folder.ts";
import { onGitHub } from "../review/github-at-hand.ts";
import { readable, unreported } from "../review/missing-reports.ts";
import { chosenEnvironments } from "../try/environments.ts";
import { say } from "../try/run.ts";
import { withHelp } from "./help.ts";
import { requiring } from "./options.ts";

interface CommentOptions {
  readonly pullRequest: number;
  readonly report: readonly string[];
  readonly environment?: readonly string[];
  readonly commit?: string;
  readonly ping?: true;
}

/** `tandem comment`: the review of a pull request in one comment, found again and changed in place. */
export function commentCommand(): Command {
  const command = new Command("comment").description(
    "Writes reviews into one comment on a GitHub pull request, and keeps it up to date.",
  );
  requiring(command, new Option("--pull-request <number>", "pull request number").argParser(pullRequestNumber));
  requiring(command, new Option("--report <files...>", "report.json of one or more runs of tandem review"))
    .option("--commit <sha>", "commit to show (default: the merge commit)", commitHash)
    .option("--ping", "when something got worse, also post a short comment, which notifies people");
  choosing(command, "environment", "environments that must have a report; a missing one counts as a failure");
  command.action(async (options: CommentOptions) => {
    const reports = await reportsFor(options);
    await onGitHub("pull-requests", async (github, { runUrl, turn }) => {
      const [{ keepComment }, { storedSections }, { pingOf }] = await Promise.all([
        import("../../review/github/sticky-comment.ts"),
        import("../../review/github/comment-text.ts"),
        import("../../review/github/ping.ts"),
      ]);
      const sections: StoredSection[] = reports.flatMap((report) =>
        storedSections(report, { runUrl, turn, now: Date.now() }),
      );
      const [{ project }] = reports;
      const { url, before } = await keepComment(github, { pullRequest: options.pullRequest, project, sections });
      const ping = options.ping ? pingOf(before, sections, url) : undefined;
      if (ping !== undefined) await github.addComment(options.pullRequest, ping);
      say(url);
    });
  });
  return withHelp(command, {
    examples: [
      ["npx tandem comment --pull-request 7 --report reviews/report.json", "put one report into the comment of #7"],
      [
        "npx tandem comment --pull-request 7 --environment staging --report a.json",
        "the same; if staging's report is missing, the comment shows a failure",
      ],
    ],
    notes:
      "Reads the environment variables GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL. The token needs " +
      "permissions: { pull-requests: write }. Never changes other people's comments.",
    exitCodes: {
      done: "the comment shows what the reports say, failures too",
      failed: "GitHub refused or is unreachable, or no report can be read and no environment is named",
    },
  });
}

/** All of one project; at least one. */
async function reportsFor({ report: files, environment, commit }: CommentOptions): Promise<[Report, ...Report[]]> {
  const { reports, problems, damages } = await readable(files);
  const reported = new Set(reports.flatMap(({ environments }) => environments.map(({ environment }) => environment)));
  const missing = expectedEnvironments(environment).filter((name) => !reported.has(name));
  const project = reports[0]?.project ?? readProject(projectFolder()).name;
  const written = missing.length === 0 ? reports : [...reports, unreported(project, missing, damages)];
  const all = commit === undefined ? written : written.map((report) => ({ ...report, commit }));
  const [first, ...others] = all;
  if (first === undefined) throw new Problem(problems.join("\n"), exitCodes.input);
  const other = others.find((each) => each.project !== project);
  if (other === undefined) return [first, ...others];
  throw new Problem(`--report: expected reports of one project, got ${project} and ${other.project}`, exitCodes.input);
}

/** Without a name there is nothing to expect, and no need of a project folder. */
const expectedEnvironments = (named: readonly string[] | undefined): string[] =>
  named === undefined ? [] : chosenEnvironments(projectFolder(), named);

const commitHash = parsedAs("--commit", "the hash of a commit, 7 to 64 hexadecimal digits", (text) =>
  /^[0-9a-f]{7,64}$/.test(text) ? text : undefined,
);

const pullRequestNumber = parsedAs("--pull-request", "the number of a pull request", (text) =>
  /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined,
);
