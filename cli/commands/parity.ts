import { Command } from "commander";
import { exitCodes } from "../../engine/problem.ts";
import { withCommands } from "../../parity/remedies/with-commands.ts";
import { AccountLists } from "../../review/live/account-lists.ts";
import { parityReport } from "../../review/live/parity-report.ts";
import { readEnvironments } from "../../review/live/read-environments.ts";
import { healthBesideParity } from "../../review/observe/health-beside-parity.ts";
import { htmlOf } from "../../review/render/parity/html.ts";
import { markdownOf } from "../../review/render/parity/markdown.ts";
import { counted, type ParityReport, unhealthyIn } from "../../review/report/parity-report.ts";
import { choosing, namesGiven } from "../chosen.ts";
import { chosenPair, chosenServices } from "../estate/chosen.ts";
import { herokuOfSurroundings, herokuOfTrial } from "../estate/connect-heroku.ts";
import { declaredEstate } from "../estate/declared-estate.ts";
import { reading } from "../interruption.ts";
import { asTrialCommand } from "../print/command.ts";
import { jsonText } from "../print/json-text.ts";
import { parityLines } from "../print/parity.ts";
import { projectFolder } from "../project-folder.ts";
import { withHelp } from "./help.ts";
import { type Form, inForms } from "./options.ts";

interface ParityOptions extends Form {
  readonly service?: readonly string[];
  readonly environment?: readonly string[];
  readonly local?: true;
}

/** `tandem parity`: whether two environments are the same on Heroku, but for what may differ. */
export function parityCommand(): Command {
  const command = new Command("parity").description(
    "Compares what is deployed in two environments. Writes nothing to Heroku.",
  );
  choosing(command, "environment", "the two to compare, the first and the last by default", true);
  choosing(command, "service", "services to compare, all by default");
  inForms(command)
    .option("--local", "read the local Heroku of this project's trial")
    .action(async (positional: string[], options: ParityOptions) => {
      const report = await look(projectFolder(), namesGiven(positional, options.environment), options);
      process.stdout.write(`${written(report, options)}\n`);
      process.exitCode = exitCodeOf(report);
    });
  return withHelp(command, {
    examples: [
      ["npx tandem parity staging production", "compare all services of the two"],
      ["npx tandem parity --service catalog --local --json", "one service of the trial, as JSON"],
    ],
    exitCodes: {
      done: "everything was read, every difference is declared or allowed, and all of it is healthy",
      failed: "something could not be read: no key, no permission, Heroku unreachable",
      differences: "something differs without an explanation, or is unhealthy",
    },
  });
}

async function look(
  project: string,
  named: readonly string[] | undefined,
  options: ParityOptions,
): Promise<ParityReport> {
  const estate = await declaredEstate(project);
  const pair = chosenPair(estate, named);
  const services = chosenServices(estate, options.service);
  return reading(async (progress, signal) => {
    const surroundings = { signal, notice: (line: string) => progress.line(line) };
    const heroku = options.local ? await herokuOfTrial(project, surroundings) : herokuOfSurroundings(surroundings);
    const onRead = (done: number, of: number) => progress.status(`read ${done} of ${of} apps`);
    const now = Date.now();
    const lists = new AccountLists(heroku);
    const live = await readEnvironments(heroku, pair, { services, signal, onRead, lists, now });
    const health = await healthBesideParity({ heroku, lists, environments: pair, services, signal, now });
    const report = parityReport(pair, live, { health, now });
    return options.local ? withTrialCommands(report) : report;
  }, "parity");
}

/** As a trial has no Pulumi CLI. */
const withTrialCommands = (report: ParityReport): ParityReport => ({
  ...report,
  services: report.services.map((service) => ({
    ...service,
    differences: service.differences.map((each) => withCommands(each, (command) => asTrialCommand(command, "local"))),
  })),
});

function written(report: ParityReport, { json, markdown, html }: ParityOptions): string {
  if (json) return jsonText(report);
  if (markdown) return markdownOf(report);
  return html ? htmlOf(report).trimEnd() : parityLines(report).join("\n");
}

function exitCodeOf({ services }: ParityReport): number {
  const { unexplained, "not checked": unread } = counted(services);
  if (unread > 0) return exitCodes.failed;
  const isUnhealthy = services.some((service) => unhealthyIn(service).length > 0);
  return unexplained > 0 || isUnhealthy ? exitCodes.differences : exitCodes.done;
}
