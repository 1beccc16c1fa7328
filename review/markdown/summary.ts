import type { Report } from "../report.ts";
import { commentFrom, sectionsOf } from "./sections.ts";

/** GitHub takes 1 MiB a step, in bytes; other words of the step may stand beside it. */
const limit = 1024 * 1024 - 4096;

/** The review as a job summary: as the comment, with more room. */
export const summaryOf = (report: Report): string =>
  commentFrom(sectionsOf(report), { project: report.project, limit, lengthOf: (text) => Buffer.byteLength(text) });
