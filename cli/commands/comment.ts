import { Command, InvalidArgumentError } from "commander";
import { readProject } from "../../engine/local/config/project.ts";
import { exitCodes, Problem } from "../../engine/problem.ts";
import type { StoredSection } from "../../review/github/comment-text.ts";
import type { Report } from "../../review/report/report.ts";
import { namesIn } from "../names.ts";
import { projectFolder } from "../project-folder.ts";
import { onGitHub } from "../review/github-at-hand.ts";
import { readable, unreported } from "../review/missing-reports.ts";
import { say } from "../try/run.ts";

interface CommentOptions {
  readonly pullRequest: number;
  readonly report: readonly string[];
  readonly expect?: readonly string[];
  readonly commit?: string;
  readonly ping?: true;
}

/** `tandem comment`: the review of a pull request in one comment, found again and changed in place. */
export const commentCommand = (): Command =>
  new Command("comment")
    .description("Puts reviews into the one comment of this project on a pull request of GitHub.")
    .requiredOption("--pull-request <number>", "where", numbered)
    .requiredOption("--report <files...>", "reports of tandem review --json; several jobs may each bring theirs")
    .option("--expect <environments>", "by commas: of which a missing report is told as a failure", namesIn)
    .option("--commit <sha>", "the commit to name: a pull request's checkout is a merge of it that nobody knows", hash)
    .option("--ping", "when something got worse, say so in a short comment of its own, which notifies people")
    .addHelpText(
      "after",
      `
GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL say where, as in every job of GitHub Actions. The token needs
permissions: { pull-requests: write }. Other people's comments are never touched.

Exit codes:
  0   the comment says what the reports say, be it a failure
  ${exitCodes.failed}   GitHub refused or could not be reached, or no report can be read and none is expected`,
    )
    .action(async (options: CommentOptions) => {
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

/** All of one project; at least one. */
async function reportsFor({ report: files, expect = [], commit }: CommentOptions): Promise<[Report, ...Report[]]> {
  const { reports, problems, damages } = await readable(files);
  const told = new Set(reports.flatMap(({ environments }) => environments.map(({ environment }) => environment)));
  const missing = expect.filter((environment) => !told.has(environment));
  const project = reports[0]?.project ?? readProject(projectFolder()).name;
  const written = missing.length === 0 ? reports : [...reports, unreported(project, missing, damages)];
  const all = commit === undefined ? written : written.map((report) => ({ ...report, commit }));
  const [first, ...others] = all;
  if (first === undefined) throw new Problem(problems.join("\n"), exitCodes.input);
  const other = others.find((each) => each.project !== project);
  if (other === undefined) return [first, ...others];
  throw new Problem(`--report: expected reports of one project, got ${project} and ${other.project}`, exitCodes.input);
}

function hash(text: string): string {
  if (/^[0-9a-f]{7,64}$/.test(text)) return text;
  throw new InvalidArgumentError("expected the hash of a commit");
}

function numbered(text: string): number {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("expected the number of a pull request");
}
