import { declaredEstate } from "../../cli/estate/declared-estate.ts";
import { chosenPair } from "../../cli/parity/chosen.ts";
import { releaseCode } from "../../cli/try/code-release.ts";
import { readEnvironments } from "../../review/parity/read-environments.ts";
import { type ParityReport, parityReport } from "../../review/parity/report.ts";
import type { Estate } from "./estate.ts";

/**
 * Brings both environments up, each once, with code in every app: as they are when nobody has touched them, but for the number
 * and size of dynos.
 */
export async function bringUpBoth({ engine, api }: Estate, services: readonly string[]): Promise<void> {
  for (const environment of ["staging", "production"]) {
    const { errors } = await engine.up(environment);
    if (errors.length > 0) throw new Error(`${environment}: ${errors.join("\n")}`);
    for (const service of services) await releaseCode(api, `${service}-${environment}`, ["web", "worker"]);
  }
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
