import { join } from "node:path";
import { Command } from "commander";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { lineOf } from "../../review/app-json/line-finding.ts";
import { repositoryPlan } from "../../review/app-json/repository-plan.ts";
import { checkLines, findingsOf, type Looked, type Outcome, placed, writtenLines } from "../app-json/report.ts";
import { repositoryIn, shownPath } from "../app-json/repository.ts";
import { targetsOf } from "../app-json/targets.ts";
import { declaredEstate } from "../estate/declared-estate.ts";
import { jsonText } from "../print/json-text.ts";
import { projectFolder } from "../project-folder.ts";
import { say } from "../try/run.ts";
import { writeWhole } from "../whole-file.ts";

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
      const looked = targets.map(
        (target): Looked => ({
          ...target,
          plan: repositoryPlan(target.service, repositoryIn(target.folder)),
        }),
      );
      await (check ? tell(looked, json) : write(looked, json));
    });
}

function tell(looked: readonly Looked[], json: true | undefined): void {
  say(json ? asJson(looked) : looked.flatMap(checkLines).join("\n"));
  const levels = looked.flatMap(findingsOf).map(({ level }) => level);
  if (levels.includes("unreadable")) process.exitCode = exitCodes.failed;
  else if (levels.includes("different")) process.exitCode = exitCodes.differences;
}

/** All or nothing: where one file must not be written over, none is. */
async function write(looked: readonly Looked[], json: true | undefined): Promise<void> {
  const refused = looked.flatMap(({ plan, folder }) =>
    plan.written
      .filter(({ text }) => text === undefined)
      .flatMap(({ findings }) => findings.map((finding) => lineOf(placed(finding, folder)))),
  );
  if (refused.length > 0) throw new Problem([...refused, "nothing was written: correct this first"].join("\n"));
  const outcomes = new Map<Looked, ReadonlyMap<string, Outcome>>();
  for (const each of looked) outcomes.set(each, await writeFiles(each));
  const none: ReadonlyMap<string, Outcome> = new Map();
  say(
    json
      ? asJson(looked, outcomes)
      : looked.flatMap((each) => writtenLines(each, outcomes.get(each) ?? none)).join("\n"),
  );
}

async function writeFiles({ folder, plan }: Looked): Promise<ReadonlyMap<string, Outcome>> {
  const repository = repositoryIn(folder);
  const outcomes = new Map<string, Outcome>();
  for (const { name, text } of plan.written) {
    if (text === undefined) continue;
    const same = repository.text(name) === text;
    const path = join(folder, name);
    if (!same) await writeWhole(path, text, shownPath(path));
    outcomes.set(name, same ? "unchanged" : "written");
  }
  return outcomes;
}

function asJson(looked: readonly Looked[], outcomes?: ReadonlyMap<Looked, ReadonlyMap<string, Outcome>>): string {
  const services = looked.map((each) => ({
    service: each.service.settings.declaration.name,
    folder: shownPath(each.folder),
    ...(outcomes && { files: Object.fromEntries(outcomes.get(each) ?? []) }),
    findings: findingsOf(each).map((finding) => placed(finding, each.folder)),
  }));
  return jsonText({ services });
}
