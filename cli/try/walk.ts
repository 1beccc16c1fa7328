import { z } from "zod";
import type { RunResult } from "../../engine/engine.ts";
import { colors } from "../print/colors.ts";
import { folded } from "../print/folded.ts";
import { releaseCode } from "./code-release.ts";
import { makeDnsRecords } from "./dns-records.ts";
import { environmentsOf } from "./environments.ts";
import { bringUp, look, say } from "./run.ts";
import { type ServiceOutput, servicesOf } from "./summary.ts";
import type { Trial } from "./trial.ts";
import { inFull, summed, ticketOf } from "./walk-report.ts";

export interface WalkOptions {
  /** Whether the local Heroku goes on afterwards. */
  readonly keep?: boolean;
  /** Whether every object and all of each service is printed. */
  readonly verbose?: boolean;
  readonly yes?: boolean;
}

/** The whole estate, environment by environment, in the order in which things really happen. Gives the apps' names. */
export async function walk(trial: Trial, project: string, options: WalkOptions): Promise<string[]> {
  const { url, pid, reused } = trial.heroku;
  say(
    `local Heroku at ${colors.bold(url)} (process ${pid}${reused ? ", already running" : ""}), with a dashboard for your browser`,
  );
  if (trial.offered.length > 0)
    say(folded(`taken as declared, not in the bundled catalogue: ${trial.offered.join(", ")}`, 2));
  const services: ServiceOutput[] = [];
  for (const environment of environmentsOf(project)) {
    say("", ...(options.verbose ? [colors.bold(environment)] : []));
    const runs = await walkEnvironment(trial, environment, options);
    services.push(...servicesOf(runs[0]));
    say(
      ...(await (options.verbose
        ? inFull(trial, environment, runs, options.keep ?? false)
        : summed(trial, environment, runs))),
    );
  }
  if (options.verbose) say(...ticketOf(services));
  return services.map(({ app }) => app);
}

/** Brings an environment up, and where code had to be released first, twice more: the last run finds nothing to do. */
async function walkEnvironment(
  trial: Trial,
  environment: string,
  { verbose, yes }: WalkOptions,
): Promise<[RunResult, ...RunResult[]]> {
  const detail = verbose ? "services" : "problems";
  await look(trial, environment, detail);
  const first = await bringUp(trial, environment, { detail, approval: yes ? "given" : "asked unless new" });
  const services = servicesOf(first);
  const released = await releaseWhereNone(trial, services);
  const records = await makeDnsRecords(trial.heroku, services);
  if (verbose && records.length > 0) say(...records);
  if (released.length === 0) return [first];
  if (verbose) say(...released);
  // What a release makes possible is part of the plan that was approved.
  const further = { detail, approval: "given", isAfterRelease: true } as const;
  return [first, await bringUp(trial, environment, further), await bringUp(trial, environment, further)];
}

/** What a CI does after the first `up`: until code is released, an app has no processes to scale. */
async function releaseWhereNone({ api }: Trial, services: readonly ServiceOutput[]): Promise<string[]> {
  const lines = services.map(async ({ service, app, processes }) => {
    const running = await api.platform.list(`/apps/${app}/formation`, z.unknown());
    if (running.length > 0) return [];
    const { version, code, way } = await releaseCode(api, app, processes, service);
    return [`  released ${code} to ${app} as v${version}, as a CI would (${way})`];
  });
  return (await Promise.all(lines)).flat();
}
