import { existsSync } from "node:fs";
import { Problem, problemIn } from "../../engine/problem.ts";
import type { Report } from "../../review/report/report.ts";
import { readReport } from "./read-report.ts";
import { refusedReview } from "./refused-review.ts";

export interface Read {
  readonly reports: Report[];
  /** Why the others cannot be read, one line each. */
  readonly problems: string[];
  /** Those of files that are there. */
  readonly damages: string[];
}

/** The reports that can be read, and why the others cannot. */
export async function readable(files: readonly string[]): Promise<Read> {
  const read = await Promise.all(files.map(async (file) => ({ file, found: await readReport(file).catch(problemIn) })));
  const unread = read.flatMap(({ file, found }) =>
    found instanceof Problem ? [{ file, problem: found.message }] : [],
  );
  return {
    reports: read.flatMap(({ found }) => (found instanceof Problem ? [] : [found])),
    problems: unread.map(({ problem }) => problem),
    damages: unread.filter(({ file }) => existsSync(file)).map(({ problem }) => problem),
  };
}

/** Says of environments that nothing wrote a report on them: a job that ends early must not look like a clean one. */
export const unreported = (project: string, environments: readonly string[], damages: readonly string[]): Report => ({
  version: 2,
  project,
  at: new Date().toISOString(),
  mode: "live",
  environments: environments.map((environment) =>
    refusedReview(environment, [
      { code: "no report", environment },
      ...damages.map((text) => ({ code: "other", text }) as const),
    ]),
  ),
  parity: [],
  notChecked: [],
});
