import { chosenPair } from "../../cli/estate/chosen.ts";
import { declaredEstate } from "../../cli/estate/declared-estate.ts";
import { releaseCode } from "../../cli/try/code-release.ts";
import { valuesText } from "../../parity/words/value-words.ts";
import { parityReport } from "../../review/live/parity-report.ts";
import { readEnvironments } from "../../review/live/read-environments.ts";
import type { ParityReport } from "../../review/report/parity-report.ts";
import type { Estate } from "./estate.ts";

/**
 * Brings both environments up, each once, with the same code in the apps of a service: as they are without manual changes,
 * but for the number and size of dynos.
 */
export async function bringUpBoth({ engine, api }: Estate, services: readonly string[]): Promise<void> {
  for (const environment of ["staging", "production"]) {
    await bringUp(engine, environment);
    for (const service of services) {
      await releaseCode(api, `${service}-${environment}`, ["web", "worker"], service);
    }
  }
}

/** As `bringUpBoth`, and once more, so that every process has its dynos. */
export async function bringUpWithDynos(estate: Estate, services: readonly string[]): Promise<void> {
  await bringUpBoth(estate, services);
  for (const environment of ["staging", "production"]) await bringUp(estate.engine, environment);
}

async function bringUp(engine: Estate["engine"], environment: string): Promise<void> {
  const { errors } = await engine.up(environment);
  if (errors.length > 0) throw new Error(`${environment}: ${errors.join("\n")}`);
}

/** The environments as the project's files declare them. */
export const declaredPair = async ({ folder }: Estate) => chosenPair(await declaredEstate(folder), undefined);

/** What parity finds, read in this process. */
export async function parityOf(
  { api }: Pick<Estate, "api">,
  pair: Awaited<ReturnType<typeof declaredPair>>,
): Promise<ParityReport> {
  return parityReport(pair, await readEnvironments(api, pair, { signal: new AbortController().signal }));
}

/** Every difference, but for when things happened: as `unexplained stack: staging heroku-22, production heroku-24`. */
export function differencesIn(report: ParityReport): string[] {
  const all = report.services.flatMap(({ differences }) => differences);
  return all
    .filter(({ path }) => !/^release\.(version|created)$|\.taken$/.test(path))
    .map((each) => `${each.verdict} ${each.path}: ${valuesText(each)}`)
    .map((line) => line.replace(/(?<=release\.commit: staging \w+, production )\w+/, "<commit>"))
    .map((line) => line.replace(/(?<=changed )[\d-]+ [\d:]+ UTC/, "<time>"));
}
