import type { Report } from "../../report/report.ts";
import { commentFrom, sectionsOf } from "./sections.ts";

/**
 * The review as a comment on a pull request: verdicts, numbers, losses and failures at a glance, everything else folded. It shows keys, never values;
 * nothing that anybody named can format it or call anybody. Of what is longer than `limit` (in characters; by default a little less than GitHub takes)
 * whole items are left out, the least important first.
 */
export function commentOf(
  report: Report,
  options: { readonly limit?: number; readonly fullReportAt?: string } = {},
): string {
  const { limit, fullReportAt } = options;
  const sections = sectionsOf(report, fullReportAt === undefined ? {} : { fullReportAt });
  return commentFrom(sections, { project: report.project, ...(limit !== undefined && { limit }) });
}

/** GitHub takes 1 MiB a step, in bytes; other words of the step may stand beside it. */
const summaryLimit = 1024 * 1024 - 4096;

/** The review as a job summary: as the comment, with more room. `fullReportAt` is an address or a file. */
export const summaryOf = (report: Report, at: { readonly fullReportAt?: string } = {}): string =>
  commentFrom(sectionsOf(report, at), {
    project: report.project,
    limit: summaryLimit,
    lengthOf: (text) => Buffer.byteLength(text),
  });
