import { Command, Option } from "commander";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { AccountLists } from "../../review/live/account-lists.ts";
import { readEnvironments } from "../../review/live/read-environments.ts";
import { healthBesideParity } from "../../review/observe/health-beside-parity.ts";
import { counted, type ParityReport, parityReport, unhealthyIn } from "../../review/parity/report.ts";
import { htmlOf } from "../../review/render/parity/html.ts";
import { markdownOf } from "../../review/render/parity/markdown.ts";
import { chosenPair, chosenServices } from "../estate/chosen.ts";
import { herokuOfSurroundings, herokuOfTrial } from "../estate/connect-heroku.ts";
import { declaredEstate } from "../estate/declared-estate.ts";
import { stopping } from "../estate/stopping.ts";
import { named } from "../names.ts";
import { asTried } from "../print/as-tried.ts";
import { jsonText } from "../print/json-text.ts";
import { parityLines } from "../print/parity.ts";
import { Progress } from "../print/progress.ts";
import { projectFolder } from "../project-folder.ts";

interface ParityOptions {
  readonly service?: readonly string[];
  readonly environments?: readonly string[];
  readonly local?: true;
  readonly json?: true;
  readonly markdown?: true;
  readonly html?: true;
}

/** `tandem parity`: whether two environments are the same on Heroku, but for what may differ. */
export const parityCommand = (): Command =>
  new Command("parity")
    .description("Compares what is deployed in two environments, and writes nothing to Heroku.")
    .option("--service <names>", "some services, by commas; all when absent", named)
    .option("--environments <two>", "as staging,production; the first and the last of index.ts when absent", named)
    .option("--local", "ask the local Heroku of this project's trial")
    .addOption(new Option("--json", "one JSON object").conflicts(["markdown", "html"]))
    .addOption(new Option("--markdown", "for a comment on a pull request").conflicts(["json", "html"]))
    .addOption(new Option("--html", "one page, for a browser").conflicts(["json", "markdown"]))
    .addHelpText(
      "after",
      `
Exit codes:
  0   everything was read, and every difference is declared or allowed, and all of it works
  ${exitCodes.failed}   something could not be read, or nothing: no key, an unknown service, Heroku unreachable
  ${exitCodes.differences}   unexplained differences, or something unhealthy`,
    )
    .action(async (options: ParityOptions) => {
      const report = await look(projectFolder(), options);
      process.stdout.write(`${written(report, options)}\n`);
      process.exitCode = exitCodeOf(report);
    });

async function look(project: string, options: ParityOptions): Promise<ParityReport> {
  const estate = await declaredEstate(project);
  const pair = chosenPair(estate, options.environments);
  const services = chosenServices(estate, options.service);
  const progress = new Progress();
  const { signal, release } = stopping();
  const surroundings = { signal, notice: (line: string) => progress.line(line) };
  try {
    const heroku = options.local ? await herokuOfTrial(project, surroundings) : herokuOfSurroundings(surroundings);
    const onRead = (done: number, of: number) => progress.status(`read ${done} of ${of} apps`);
    const now = Date.now();
    const lists = new AccountLists(heroku);
    const live = await readEnvironments(heroku, pair, { services, signal, onRead, lists, now });
    const health = await healthBesideParity({ heroku, lists, environments: pair, services, signal, now });
    const report = parityReport(pair, live, { health, now });
    return options.local ? asTried(report) : report;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(`parity could not be looked at: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    progress.end();
    release();
  }
}

function written(report: ParityReport, { json, markdown, html }: ParityOptions): string {
  if (json) return jsonText(report);
  if (markdown) return markdownOf(report);
  return html ? htmlOf(report).trimEnd() : parityLines(report).join("\n");
}

function exitCodeOf({ services }: ParityReport): number {
  const { unexplained, "not checked": unread } = counted(services);
  if (unread > 0) return exitCodes.failed;
  const isUnhealthy = services.some((service) => unhealthyIn(service).length > 0);
  return unexplained > 0 || isUnhealthy ? exitCodes.differences : 0;
}
