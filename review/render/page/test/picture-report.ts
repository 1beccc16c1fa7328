import type { Report } from "../../../report/report.ts";
import { sampleReport } from "../../../test/sample-report.ts";
import { allowed } from "./allowed-differences.ts";

/** The sample, held up by a policy alone, and in its parity whatever stack files make differ, as a whole comparison has it. */
export const pictureReport: Report = {
  ...sampleReport,
  environments: sampleReport.environments.map((review) => ({ ...review, errors: [] })),
  parity: sampleReport.parity.map((pair) => {
    const told = new Set(pair.differences.map(({ service, path }) => `${service} ${path}`));
    const rest = allowed(sampleReport.environments).filter(({ service, path }) => !told.has(`${service} ${path}`));
    return { ...pair, differences: [...pair.differences, ...rest] };
  }),
};
