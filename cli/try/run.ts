import type { RunOptions, RunResult } from "../../engine/engine.ts";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { violationError } from "../../engine/violation-message.ts";
import { failureText } from "../../sdks/heroku/client/failure-text.ts";
import { usage } from "../chosen.ts";
import { networkProblem } from "../network-problem.ts";
import { changedProperties, changesByService, changesIn, driftLines } from "../print/changes.ts";
import { colors } from "../print/colors.ts";
import { trialCommand } from "../print/command.ts";
import { costByService, costChanges, costInAll, notCounted } from "../print/cost.ts";
import { folded } from "../print/folded.ts";
import { RunLog } from "../print/run-log.ts";
import { tried } from "../print/tried.ts";
import { type Approval, agreed } from "./approval.ts";
import { byTrial } from "./heroku-commands.ts";
import { requestCounts } from "./local-status.ts";
import { costOf, servicesOf } from "./summary.ts";
import type { Trial } from "./trial.ts";

/** How a run is shown: every changed property, every object with a count by service, or problems only. */
export type Detail = "diff" | "services" | "problems";

interface UpOptions {
  readonly detail: Detail;
  readonly approval: Approval;
  /** Environments that the command names, in their order. @default this one */
  readonly chosen?: readonly string[];
  /** Whether it follows the release of sample code. */
  readonly isAfterRelease?: boolean;
}

/** Brings one environment up and shows what that did; ends the command where it failed. */
export async function bringUp(trial: Trial, environment: string, options: UpOptions): Promise<RunResult> {
  const { detail, approval, chosen = [environment], isAfterRelease = false } = options;
  let answer: Awaited<ReturnType<typeof agreed>> = "yes";
  const { result, requests } = await counted(trial, `up of ${environment}`, { detail, isAfterRelease }, (run, log) =>
    trial.up(
      environment,
      {
        ...run,
        async approve(preview) {
          const changes = changesIn(preview.steps).length;
          const isAsked = changes > 0 && isQuestion(preview, approval);
          for (const line of planned(preview, environment, isAsked ? "diff" : detail)) log.line(line);
          log.end();
          if (isAsked) answer = await agreed(`${environment}: apply ${count(changes, "change")}?`, trial.signal);
          return answer === "yes";
        },
      },
      (line) => detail !== "problems" && log.line(folded(line, 2)),
    ),
  );
  if (result.outcome === "declined") throw declined(trial, environment, { answer, chosen });
  ended(trial, result, environment);
  if (detail === "problems") return result;
  const changes = changesIn(result.steps);
  const what = changes.length === 0 ? colors.green("no changes") : count(changes.length, "change");
  say(`${environment}: ${what} in ${result.seconds.toFixed(1)} s (${requests})`);
  if (detail === "services") for (const line of changesByService(changes, namesIn(result))) say(line);
  return result;
}

/** An environment is new until an `up` of it has come to its end. */
const isQuestion = ({ previousOutputs }: RunResult, approval: Approval): boolean =>
  approval === "asked" || (approval === "asked unless new" && Object.keys(previousOutputs).length > 0);

function declined(
  { engineName }: Trial,
  environment: string,
  { answer, chosen }: { answer: "yes" | "no" | "nobody to ask"; chosen: readonly string[] },
): Problem {
  if (answer === "no") return new Problem(`${environment}: cancelled: nothing was changed`);
  const command = trialCommand(engineName, "up", ...chosen, "--yes");
  return usage(
    `${environment}: expected --yes or a terminal to ask on, got neither; nothing was changed; to apply this: ${command}`,
  );
}

/** What the preview shows before anything is changed: how much, which properties, and the new cost. */
function planned(preview: RunResult, environment: string, detail: Detail): string[] {
  const changes = changesIn(preview.steps);
  if (changes.length === 0 || detail === "problems") return [];
  const { cost, before } = costOf(preview);
  const isPriced = cost !== undefined && (before === undefined || costChanges(cost, before));
  if (!isPriced && detail === "services") return [];
  const header = `${environment}: ${count(changes.length, "change")} to make`;
  const priced = cost?.unpriced.length === 0 ? "" : " for what has a price";
  return [
    cost === undefined ? header : `${header}, then ${costInAll(cost, before)}${priced}`,
    ...(isPriced ? [folded(`  ${costByService(cost, before)}`, 2)] : []),
    ...(cost === undefined ? [] : notCounted(cost).map((line) => folded(line, 4))),
    ...(detail === "diff" ? changedProperties(changes) : []),
  ];
}

/** Reads everything back, and shows what others changed since the last run. Before the first one there is nothing to read. */
export async function look(trial: Trial, environment: string, detail: Detail = "diff"): Promise<void> {
  if (!trial.wasRun(environment)) return;
  const { result, requests } = await counted(trial, `drift of ${environment}`, { detail }, (options) =>
    trial.drift(environment, options),
  );
  ended(trial, result, environment);
  const drift = changesIn(result.steps);
  if (drift.length === 0 && detail === "problems") return;
  const what = drift.length === 0 ? "nothing drifted since the last run" : `${count(drift.length, "resource")} drifted`;
  say(`${environment}: ${what} (${requests})`, ...driftLines(drift));
}

/** Removes environments, in the given order. */
export async function bringDown(trial: Trial, environments: readonly string[], unprotect: boolean): Promise<void> {
  const apps = await trial.apps();
  for (const environment of environments) {
    const { result, requests } = await counted(trial, `destroy of ${environment}`, { detail: "diff" }, (options) =>
      trial.destroy(environment, { ...options, unprotect }, apps),
    );
    const refused = !unprotect && result.failures.some(({ code }) => code === "protected");
    const command = trialCommand(trial.engineName, "destroy", "--include-protected");
    const remedy = `to remove protected resources too: ${command}`;
    ended(trial, result, environment, refused ? remedy : undefined);
    say(`${environment}: ${changesIn(result.steps).length} removed (${requests})`);
  }
}

/** Ends the command with what went wrong. */
export function ended(
  { engineName }: Pick<Trial, "engineName">,
  result: RunResult,
  environment: string,
  remedy?: string,
): void {
  if (result.outcome === "succeeded") return;
  const violations = result.violations.filter(({ level }) => level === "mandatory").map(violationError);
  const errors = [...result.failures.map(failureText), ...violations].map((error) =>
    byTrial(tried(error, engineName), engineName),
  );
  const lines = [...errors, ...(remedy === undefined ? [] : [remedy])];
  throw new Problem(
    `${environment}: stopped\n${lines.map((line) => `  ${line.replaceAll("\n", "\n  ")}`).join("\n")}`,
    exitCodeOf(result),
  );
}

function exitCodeOf({ violations, notices = [] }: RunResult): number {
  const isStopped =
    violations.some(({ level }) => level === "mandatory") || notices.some(({ code }) => code === "rolled back");
  return isStopped ? exitCodes.stopped : exitCodes.failed;
}

/** Runs with progress shown and the API requests counted. A local Heroku that ends meanwhile is one error, and not one for each object. */
async function counted(
  trial: Trial,
  doing: string,
  { detail, isAfterRelease = false }: { detail: Detail; isAfterRelease?: boolean },
  run: (options: RunOptions, log: RunLog) => Promise<RunResult>,
): Promise<{ result: RunResult; requests: string }> {
  const { progress, listedAdvice, signal } = trial;
  const log = new RunLog(process.stdout, {
    listedAdvice,
    signal,
    isAfterRelease,
    ...(detail === "problems" && { progress, isQuiet: true }),
  });
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

export const count = (amount: number, noun: string) => `${amount} ${noun}${amount === 1 ? "" : "s"}`;
