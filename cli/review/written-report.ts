import { access, constants, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeError } from "../../engine/file-errors.ts";
import { commentOf, summaryOf } from "../../review/render/markdown/comment.ts";
import { pageOf } from "../../review/render/page/page.ts";
import { terminalOf } from "../../review/render/terminal/table.ts";
import type { Report } from "../../review/report/report.ts";
import type { Form } from "../commands/options.ts";
import { colors } from "../print/colors.ts";
import { terminalWidth } from "../print/folded.ts";
import { jsonText } from "../print/json-text.ts";
import { writeWhole } from "../whole-file.ts";

/** A report in one of its forms, without a last line break. */
export function formed(report: Report, { json, markdown, html }: Form): string {
  if (json) return jsonText(report);
  if (markdown) return commentOf(report, { fullReportAt: "tandem review --html" }).trimEnd();
  if (html) return pageOf(report).trimEnd();
  return terminalOf(report, { width: terminalWidth(), color: colors.isColorSupported }).trimEnd();
}

/** Makes the folder for reports where it is missing: before a review, so that none is lost. One that cannot be written is a {@link Problem}. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw writeError(`--out: ${folder}`, error, "folder");
  }
}

/**
 * Writes every form of a report into a folder, which is made where it is missing. `report.json`, which other commands read, comes last:
 * where it is new, all are.
 */
export async function writeForms(report: Report, folder: string): Promise<void> {
  const page = "report.html";
  const files = {
    "comment.md": commentOf(report, { fullReportAt: page }).trimEnd(),
    "summary.md": summaryOf(report, { fullReportAt: page }).trimEnd(),
    [page]: formed(report, { html: true }),
    "report.json": formed(report, { json: true }),
  };
  await makeFolder(folder);
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await writeWhole(path, `${text}\n`, `--out: ${path}`);
  }
}
