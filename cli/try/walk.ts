import { z } from "zod";
import { colors } from "../print/colors.ts";
import { releaseCode } from "./code-release.ts";
import { environmentsOf } from "./environments.ts";
import { bringUp, look, say } from "./run.ts";
import { serviceReport } from "./service-report.ts";
import { type ServiceOutput, servicesOf } from "./summary.ts";
import type { Trial } from "./trial.ts";

/** The whole estate, environment by environment, in the order in which things really happen. Gives the apps' names. */
export async function walk(trial: Trial, project: string): Promise<string[]> {
  say(
    `local Heroku at ${trial.heroku.url} (process ${trial.heroku.pid}${trial.heroku.reused ? ", running already" : ""})`,
  );
  const apps: string[] = [];
  for (const environment of environmentsOf(project)) {
    say("", colors.bold(environment));
    apps.push(...(await walkEnvironment(trial, environment)));
  }
  return apps;
}

async function walkEnvironment(trial: Trial, environment: string): Promise<string[]> {
  await look(trial, environment);
  const services = servicesOf(await bringUp(trial, environment, "services"));
  const released = await releaseWhereNone(trial, services);
  if (released.length > 0) {
    say(...released);
    await bringUp(trial, environment, "services");
    await bringUp(trial, environment, "services");
  }
  for (const { service, app } of services) {
    say("", `${colors.bold(service)} in ${environment}`, ...aligned(await serviceReport(trial, app)));
  }
  return services.map(({ app }) => app);
}

/** What a CI does after the first `up`: until code is released, an app has no processes to scale. */
async function releaseWhereNone({ api }: Trial, services: readonly ServiceOutput[]): Promise<string[]> {
  const lines = services.map(async ({ app, processes }) => {
    const running = await api.platform.list(`/apps/${app}/formation`, z.unknown());
    if (running.length > 0) return [];
    const { version, commit } = await releaseCode(api, app, processes);
    return [`  released ${commit.slice(0, 8)} to ${app} as v${version}, as a CI would (slug and release)`];
  });
  return (await Promise.all(lines)).flat();
}

const aligned = (rows: readonly [string, string][]) => rows.map(([heading, text]) => `  ${heading.padEnd(9)} ${text}`);
