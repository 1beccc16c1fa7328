import { z } from "zod";
import { colors } from "../print/colors.ts";
import { type Cost, costByService, costInAll, notCounted } from "../print/cost.ts";
import { folded } from "../print/folded.ts";
import { releaseCode } from "./code-release.ts";
import { makeDnsRecords } from "./dns-records.ts";
import { environmentsOf } from "./environments.ts";
import { catalogueDate } from "./local-catalogue.ts";
import { bringUp, look, say } from "./run.ts";
import { serviceReport } from "./service-report.ts";
import { costOf, type ServiceOutput, servicesOf } from "./summary.ts";
import type { Trial } from "./trial.ts";

/** The whole estate, environment by environment, in the order in which things really happen. Gives the apps' names. */
export async function walk(trial: Trial, project: string, keep: boolean): Promise<string[]> {
  say(
    `local Heroku at ${trial.heroku.url} (process ${trial.heroku.pid}${trial.heroku.reused ? ", running already" : ""})`,
  );
  if (trial.offered.length > 0) {
    say(folded(`taken as declared, not in the bundled catalogue: ${trial.offered.join(", ")}`, 2));
  }
  const services: ServiceOutput[] = [];
  for (const environment of environmentsOf(project)) {
    say("", colors.bold(environment));
    services.push(...(await walkEnvironment(trial, environment, keep)));
  }
  say(...ticketOf(services));
  return services.map(({ app }) => app);
}

async function walkEnvironment(trial: Trial, environment: string, keep: boolean): Promise<ServiceOutput[]> {
  await look(trial, environment);
  let result = await bringUp(trial, environment, "services");
  const { before } = costOf(result);
  const services = servicesOf(result);
  const released = await releaseWhereNone(trial, services);
  const records = await makeDnsRecords(trial.heroku, services);
  if (records.length > 0) say(...records);
  if (released.length > 0) {
    say(...released);
    await bringUp(trial, environment, "services");
    result = await bringUp(trial, environment, "services");
  }
  const simulated = new Set(result.steps.filter((step) => step.simulated).map(({ name }) => name));
  for (const shown of servicesOf(result)) {
    const rows = await serviceReport(trial, { ...shown, simulated, keep });
    say("", `${colors.bold(shown.service)} in ${environment}`, ...aligned(rows));
  }
  const { cost } = costOf(result);
  if (cost !== undefined) say("", ...(await bill(trial, environment, cost, before)));
  return services;
}

async function bill(trial: Trial, environment: string, cost: Cost, before: Cost | undefined): Promise<string[]> {
  const date = await catalogueDate(trial.heroku.url);
  return [
    `${environment} costs ${costInAll(cost, before)} at most (prices: bundled catalogue of ${date}):`,
    folded(`  ${costByService(cost, before)}`, 2),
    ...notCounted(cost).map((line) => folded(line, 4)),
  ];
}

/** Of those that are requested one ticket is shown, the last: production's. */
function ticketOf(services: readonly ServiceOutput[]): string[] {
  const ticket = services.findLast((each) => each.ticket !== undefined)?.ticket;
  if (ticket === undefined) return [];
  return [
    "",
    "DNS that is to be requested comes with a ticket, ready to be sent; this is one:",
    ...ticket.split("\n").map((line) => folded(`  ${line}`.trimEnd(), 2)),
  ];
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

const aligned = (rows: readonly [string, string][]) =>
  rows.map(([heading, text]) => folded(`  ${heading.padEnd(9)} ${text}`, 12));
