import { Command } from "commander";
import { z } from "zod";
import { type RepositoryPlan, repositoryPlan } from "../../app-files/repository-plan.ts";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { checkLines, findingsOf, type Looked, type Outcome, placed, writtenLines } from "../app-json/report.ts";
import { repositoryIn, shownPath } from "../app-json/repository.ts";
import { type Target, targetsOf } from "../app-json/targets.ts";
import { writeAll } from "../app-json/write-files.ts";
import { choosing, namesGiven } from "../chosen.ts";
import { declaredEstate } from "../estate/declared-estate.ts";
import { jsonText } from "../print/json-text.ts";
import { projectFolder } from "../project-folder.ts";
import { say } from "../try/run.ts";
import { withHelp } from "./help.ts";
import { folderNamed } from "./options.ts";

interface Options {
  readonly service?: readonly string[];
  readonly folder: string;
  readonly check?: true;
  readonly json?: true;
}

/** `tandem app-json`: what review apps are made from, out of the declaration. */
export function appJsonCommand(): Command {
  const command = new Command("app-json").description(
    "Writes app.json and .env.example of a service into its repository, or checks what is there.",
  );
  choosing(command, "service", "services (default: every one with review apps)", true)
    .option(
      "--folder <dir>",
      "repository of the one named service, or the folder that holds each under its name",
      folderNamed,
      ".",
    )
    .option("--check", "write nothing; print each difference, in heroku.yml, Procfile and .slugignore too")
    .option("--json", "print one JSON object, for programs")
    .action(async (positional: string[], { service, folder, check, json }: Options) => {
      const project = projectFolder();
      const named = namesGiven(positional, service);
      const targets = targetsOf(await declaredEstate(project), { named, folder, project });
      const looked = targets.map((target): Looked => ({ ...target, plan: planOf(target) }));
      await (check ? tell(looked, json) : write(looked, json));
    });
  return withHelp(command, {
    examples: [
      ["npx tandem app-json catalog --folder ../catalog", "write both files into the repository of catalog"],
      ["npx tandem app-json --folder .. --check", "check every service with review apps; writes nothing"],
    ],
    exitCodes: {
      done: "every file is written, or with --check: is as declared",
      failed: "a file or a folder could not be read or written",
      differences: "with --check: a file differs from the declaration",
    },
  });
}

function tell(looked: readonly Looked[], json: true | undefined): void {
  say(json ? asJson(looked) : looked.flatMap(checkLines).join("\n"));
  const levels = looked.flatMap(findingsOf).map(({ level }) => level);
  if (levels.includes("unreadable")) process.exitCode = exitCodes.failed;
  else if (levels.includes("different")) process.exitCode = exitCodes.differences;
}

/** What cannot be looked at is the only finding about it. */
function planOf({ service, folder, problem }: Target): RepositoryPlan {
  const repository = problem ?? repositoryIn(folder);
  return "names" in repository ? repositoryPlan(service, repository) : { written: [], checked: [repository] };
}

/** Writes each file that can be written, and reports the others at the end. */
async function write(looked: readonly Looked[], json: true | undefined): Promise<void> {
  const { outcomes, problems } = await writeAll(looked);
  const none: ReadonlyMap<string, Outcome> = new Map();
  const lines = looked.flatMap((each) => writtenLines(each, outcomes.get(each) ?? none));
  if (json || lines.length > 0) say(json ? asJson(looked, outcomes) : lines.join("\n"));
  if (problems.length > 0) throw new Problem(problems.join("\n"));
}

/** What `tandem app-json --json` prints. */
export const AppJsonOutput = z.strictObject({
  version: z.literal(1),
  services: z.array(
    z.strictObject({
      service: z.string(),
      folder: z.string(),
      files: z
        .record(z.string(), z.enum(["written", "unchanged", "not written"]))
        .optional()
        .describe("By name; absent with --check."),
      findings: z.array(
        z.strictObject({
          file: z.string(),
          line: z.number().optional().describe("Counted from 1; absent where the whole file is meant."),
          path: z.string().optional(),
          expected: z.string(),
          got: z.string(),
          remedy: z.string().optional(),
          level: z.enum(["unreadable", "different", "advice"]),
          isRemoved: z.boolean().optional().describe("Whether writing the file removes it."),
        }),
      ),
    }),
  ),
});

function asJson(looked: readonly Looked[], outcomes?: ReadonlyMap<Looked, ReadonlyMap<string, Outcome>>): string {
  const services = looked.map((each): z.input<typeof AppJsonOutput>["services"][number] => ({
    service: each.service.settings.declaration.name,
    folder: shownPath(each.folder),
    ...(outcomes && { files: Object.fromEntries(outcomes.get(each) ?? []) }),
    findings: findingsOf(each).map((finding) => placed(finding, each)),
  }));
  return jsonText(AppJsonOutput.parse({ version: 1, services }));
}
