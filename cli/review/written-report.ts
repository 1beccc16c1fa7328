import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { commentOf } from "../../review/markdown/comment.ts";
import { summaryOf } from "../../review/markdown/summary.ts";
import { pageOf } from "../../review/page/page.ts";
import type { Report } from "../../review/report.ts";
import { terminalOf } from "../../review/terminal/table.ts";
import { colors } from "../print/colors.ts";
import { jsonText } from "../print/json-text.ts";

/** The form that standard output gets. @default a table for a terminal */
export interface Form {
  readonly json?: true;
  readonly markdown?: true;
  readonly html?: true;
}

/** A report in one of its forms, without a last line break. */
export function formed(report: Report, { json, markdown, html }: Form): string {
  if (json) return jsonText(report);
  if (markdown) return commentOf(report, { fullReportAt: "tandem review --html" }).trimEnd();
  if (html) return pageOf(report).trimEnd();
  return terminalOf(report, { width: process.stdout.columns || 100, color: colors.isColorSupported }).trimEnd();
}

/** Writes every form of a report into a folder, which is made where it is missing. */
export async function writeForms(report: Report, folder: string): Promise<void> {
  const page = "report.html";
  const files = {
    "report.json": formed(report, { json: true }),
    "comment.md": commentOf(report, { fullReportAt: page }).trimEnd(),
    "summary.md": summaryOf(report, { fullReportAt: page }).trimEnd(),
    [page]: formed(report, { html: true }),
  };
  try {
    await mkdir(folder, { recursive: true });
    await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), `${text}\n`)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(`--out: expected a folder that can be written, got ${reason}`, exitCodes.input);
  }
}
