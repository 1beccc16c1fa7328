import type { RunOptions, RunResult } from "../../engine/engine.ts";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { isMistake } from "../../settings/finding.ts";
import { networkProblem } from "../network-problem.ts";
import { changedProperties, changesByService, changesIn } from "../print/changes.ts";
import { colors } from "../print/colors.ts";
import { costByService, costChanges, costInAll, notCounted } from "../print/cost.ts";
import { folded } from "../print/folded.ts";
import { RunLog } from "../print/run-log.ts";
import { tried } from "../print/tried.ts";
import { byTrial } from "./heroku-commands.ts";
import { requestCounts } from "./local-requests.ts";
import { costOf, servicesOf } from "./summary.ts";
import type { Trial } from "./trial.ts";

/** How a run is shown: `diff` names every changed property, `services` counts by service. */
export type Detail = "diff" | "services";

/** Brings one environment up and says what that did; ends the command where it failed. */
export async function bringUp(trial: Trial, environment: string, detail: Detail): Promise<RunResult> {
  const { result, requests } = await counted(trial, `up of ${environment}`, (options, log) =>
    trial.up(
      environment,
      {
        ...options,
        approve(preview) {
          for (const line of foreseen(preview, environment, detail)) log.line(line);
          return true;
        },
      },
      (line) => log.line(folded(tried(line, trial.engineName), 2)),
    ),
  );
  ended(trial, result, environment);
  const changes = changesIn(result.steps);
  const seconds = `${result.seconds.toFixed(1)} s`;
  say(
    changes.length === 0
      ? `${environment}: ${colors.green("no changes")} in ${seconds} (${requests})`
      : `${environment}: ${count(changes.length, "change")} in ${seconds} (${requests})`,
    ...(detail === "services" ? changesByService(changes, namesIn(result)) : changedProperties(changes)),
  );
  return result;
}

/** What the preview says before anything is changed: how much, and what it will cost where that is new. */
function foreseen(preview: RunResult, environment: string, detail: Detail): string[] {
  const changes = changesIn(preview.steps);
  const { cost, before } = costOf(preview);
  if (changes.length === 0 || cost === undefined) return [];
  const isNew = before === undefined || costChanges(cost, before);
  if (!isNew && detail === "services") return [];
  const priced = cost.unpriced.length === 0 ? "" : " for what has a price";
  return [
    `${environment}: ${count(changes.length, "change")} to make, then ${costInAll(cost, before)}${priced}`,
    ...(isNew ? [folded(`  ${costByService(cost, before)}`, 2)] : []),
    ...notCounted(cost).map((line) => folded(line, 4)),
  ];
}

/** Reads everything back, and says what was changed by others since the last run. Before the first one there is nothing. */
export async function look(trial: Trial, environment: string): Promise<void> {
  if (!trial.wasRun(environment)) return;
  const { result, requests } = await counted(trial, `look at ${environment}`, (options) =>
    trial.drift(environment, options),
  );
  ended(trial, result, environment);
  const drift = changesIn(result.steps);
  say(
    `${environment}: ${drift.length === 0 ? "nothing drifted" : `${count(drift.length, "object")} drifted`} (${requests})`,
    ...changedProperties(drift),
  );
}

/** Ends the command with what went wrong. */
export function ended(
  { engineName }: Pick<Trial, "engineName">,
  result: RunResult,
  environment: string,
  remedy?: string,
): void {
  if (result.outcome === "succeeded") return;
  const errors = result.errors.map((error) => byTrial(tried(error, engineName), engineName));
  const lines = [...errors, ...(remedy === undefined ? [] : [remedy])];
  throw new Problem(
    `${environment}: stopped\n${lines.map((line) => `  ${line.replaceAll("\n", "\n  ")}`).join("\n")}`,
    exitCodeOf(result),
  );
}

function exitCodeOf({ errors, violations, notices = [] }: RunResult): number {
  const isStopped =
    violations.some(({ level }) => level === "mandatory") || notices.some(({ code }) => code === "rolled back");
  if (isStopped) return exitCodes.stopped;
  return errors.length > 0 && errors.every(isMistake) ? exitCodes.input : exitCodes.failed;
}

/** Runs with progress shown and the API requests counted. A local Heroku that ends meanwhile is one error, and not one for each object. */
export async function counted(
  trial: Trial,
  doing: string,
  run: (options: RunOptions, log: RunLog) => Promise<RunResult>,
): Promise<{ result: RunResult; requests: string }> {
  const log = new RunLog(process.stdout, trial.adviceTold);
  const requestsSoFar = () =>
    requestCounts(trial.heroku).catch((error: unknown) => {
      throw networkProblem(error, doing);
    });
  try {
    const before = await requestsSoFar();
    const result = await run({ onEvent: log.onEvent, signal: trial.signal }, log);
    const after = await requestsSoFar();
    const requests = `${count(after.reads - before.reads, "read")}, ${count(after.writes - before.writes, "write")}`;
    return { result, requests };
  } finally {
    log.end();
  }
}

export function say(...lines: string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

const namesIn = (result: RunResult) => servicesOf(result).map(({ service }) => service);

const count = (amount: number, noun: string) => `${amount} ${noun}${amount === 1 ? "" : "s"}`;
