import { Command } from "commander";
import { type RepositoryPlan, repositoryPlan } from "../../app-files/repository-plan.ts";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { checkLines, findingsOf, type Looked, type Outcome, placed, writtenLines } from "../app-json/report.ts";
import { repositoryIn, shownPath } from "../app-json/repository.ts";
import { type Target, targetsOf } from "../app-json/targets.ts";
import { writeAll } from "../app-json/write-files.ts";
import { declaredEstate } from "../estate/declared-estate.ts";
import { jsonText } from "../print/json-text.ts";
import { projectFolder } from "../project-folder.ts";
import { say } from "../try/run.ts";

interface Options {
  readonly folder: string;
  readonly check?: true;
  readonly json?: true;
}

/** `tandem app-json`: what review apps are made from, out of the declaration. */
export function appJsonCommand(): Command {
  return new Command("app-json")
    .description("Writes app.json and .env.example of a service into its repository, or checks what is there.")
    .argument("[service]", "the service; every one with review apps when absent")
    .option("--folder <dir>", "its repository; without a service, the folder that has each one's under its name", ".")
    .option("--check", "write nothing; tell line by line what differs, in heroku.yml, Procfile and .slugignore too")
    .option("--json", "tell it as JSON")
    .action(async (name: string | undefined, { folder, check, json }: Options) => {
      const project = projectFolder();
      const targets = targetsOf(await declaredEstate(project), { name, folder, project });
      const looked = targets.map((target): Looked => ({ ...target, plan: planOf(target) }));
      await (check ? tell(looked, json) : write(looked, json));
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

function asJson(looked: readonly Looked[], outcomes?: ReadonlyMap<Looked, ReadonlyMap<string, Outcome>>): string {
  const services = looked.map((each) => ({
    service: each.service.settings.declaration.name,
    folder: shownPath(each.folder),
    ...(outcomes && { files: Object.fromEntries(outcomes.get(each) ?? []) }),
    findings: findingsOf(each).map((finding) => placed(finding, each)),
  }));
  return jsonText({ services });
}
