import { Problem } from "../../engine/problem.ts";
import { nothing } from "../../review/github/drift-issue-text.ts";
import type { Report } from "../../review/report.ts";
import { readReport } from "./read-report.ts";

/** The reports that can be read, and why the others cannot. */
export async function readable(files: readonly string[]): Promise<{ reports: Report[]; problems: string[] }> {
  const read = await Promise.all(files.map((file) => readReport(file).catch(problemOf)));
  return {
    reports: read.flatMap((each) => (each instanceof Problem ? [] : [each])),
    problems: read.flatMap((each) => (each instanceof Problem ? [each.message] : [])),
  };
}

/** Says of environments that nothing wrote a report on them: a job that ends early must not look like a clean one. */
export const unreported = (project: string, environments: readonly string[], problems: readonly string[]): Report => ({
  version: 1,
  project,
  at: new Date().toISOString(),
  mode: "live",
  environments: environments.map((environment) => ({
    ...nothing(environment),
    outcome: "failed",
    errors: [`no report of ${environment} was written: its job ended before; see its log`, ...problems],
  })),
  parity: [],
  notChecked: [],
});

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}
