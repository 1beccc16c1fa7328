import type { RunResult } from "../../engine/engine.ts";
import { changesIn, countsOf } from "../print/changes.ts";
import { colors } from "../print/colors.ts";
import { type Cost, costByService, costInAll, notCounted } from "../print/cost.ts";
import { folded } from "../print/folded.ts";
import { table } from "../print/table.ts";
import { catalogueDate } from "./local-status.ts";
import { count } from "./run.ts";
import { serviceReport, serviceRow } from "./service-report.ts";
import { costOf, type ServiceOutput, servicesOf } from "./summary.ts";
import type { Trial } from "./trial.ts";

/** The runs of an environment, the first of which is what was approved. */
type Runs = readonly [RunResult, ...RunResult[]];

const lastOf = (runs: Runs): RunResult => runs.at(-1) ?? runs[0];

/** A line for an environment, and one for each of its services. */
export async function summed(trial: Trial, environment: string, runs: Runs): Promise<string[]> {
  const last = lastOf(runs);
  const steps = runs.flatMap((run) => changesIn(run.steps));
  const left = runs.length === 1 ? 0 : changesIn(last.steps).length;
  const { cost } = costOf(last);
  const parts = [
    steps.length === 0 ? "nothing to change" : `${countsOf(steps)} in ${secondsOf(runs)}`,
    ...(left === 0 ? [] : [`the last up still changed ${count(left, "resource")}`]),
    ...(cost === undefined
      ? []
      : [`${costInAll(cost, costOf(runs[0]).before)}${cost.unpriced.length === 0 ? "" : " at least"}`]),
  ];
  const rows = await Promise.all(servicesOf(last).map((service) => serviceRow(trial, service)));
  return [
    folded(`${colors.bold(environment)}: ${parts.join("; ")}`, 2),
    ...table(rows).map((row) => folded(`  ${row}`, 4)),
  ];
}

const secondsOf = (runs: Runs): string => `${runs.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(1)} s`;

/** All that there is of each service, and the bill. */
export async function inFull(trial: Trial, environment: string, runs: Runs, keep: boolean): Promise<string[]> {
  const last = lastOf(runs);
  const simulated = new Set(last.steps.filter((step) => step.simulated).map(({ name }) => name));
  const services = servicesOf(last).map(async (service) => {
    const rows = await serviceReport(trial, { ...service, simulated, keep });
    return ["", `${colors.bold(service.service)} in ${environment}`, ...aligned(rows)];
  });
  const { cost } = costOf(last);
  const bill = cost === undefined ? [] : ["", ...(await billOf(trial, environment, cost, costOf(runs[0]).before))];
  return [...(await Promise.all(services)).flat(), ...bill];
}

async function billOf(trial: Trial, environment: string, cost: Cost, before: Cost | undefined): Promise<string[]> {
  const date = await catalogueDate(trial.heroku.url);
  return [
    folded(`${environment} costs ${costInAll(cost, before)} at most (prices: bundled catalogue of ${date}):`, 2),
    folded(`  ${costByService(cost, before)}`, 2),
    ...notCounted(cost).map((line) => folded(line, 4)),
  ];
}

/** The last ticket for a DNS record that another team creates: production's. */
export function ticketOf(services: readonly ServiceOutput[]): string[] {
  const ticket = services.findLast((each) => each.ticket !== undefined)?.ticket;
  if (ticket === undefined) return [];
  return [
    "",
    "Example of a ticket to send to the team that creates the DNS records:",
    ...ticket.split("\n").map((line) => folded(`  ${line}`.trimEnd(), 2)),
  ];
}

const aligned = (rows: readonly [string, string][]): string[] =>
  rows.map(([heading, text]) => folded(`  ${heading.padEnd(9)} ${text}`, 12));
