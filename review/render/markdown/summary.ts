import type { Report } from "../../report/report.ts";
import { commentFrom, sectionsOf } from "./sections.ts";

/** GitHub takes 1 MiB a step, in bytes; other words of the step may stand beside it. */
const limit = 1024 * 1024 - 4096;

/** The review as a job summary: as the comment, with more room. `fullReportAt` is an address or a file. */
export const summaryOf = (report: Report, at: { readonly fullReportAt?: string } = {}): string =>
  commentFrom(sectionsOf(report, at), { project: report.project, limit, lengthOf: (text) => Buffer.byteLength(text) });
