import { Report } from "../../../report/report.ts";

/** Members whose text is one of a few words or a time: what they say cannot be chosen. */
const fixed = new Set([
  "version",
  "code",
  "placeholder",
  "because",
  "what",
  "mode",
  "outcome",
  "operation",
  "kind",
  "level",
  "verdict",
  "aspect",
  "choose",
  "how",
  "file",
  "basis",
  "at",
  "until",
  "problem",
  "measure",
  "newest",
  "since",
]);

/** A report with every name, message and key in it changed as told; it still is a report. */
export function mappedReport(report: Report, change: (text: string) => string): Report {
  return Report.parse(mapped(report, change, isRecord));
}

/** Members that are lists by name: their keys are somebody's words too. */
const isRecord = new Set(["services", "processes", "addons", "values"]);

function mapped(value: unknown, change: (text: string) => string, records: ReadonlySet<string>, key = ""): unknown {
  if (typeof value === "string") return fixed.has(key) ? value : change(value);
  if (Array.isArray(value)) {
    const isFixed = fixed.has(key) && value.every((each) => typeof each === "string");
    return isFixed ? value : value.map((each) => mapped(each, change, records));
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, each]): [string, unknown] => [
    records.has(key) ? change(name) : name,
    mapped(each, change, records, records.has(key) ? "" : name),
  ]);
  return Object.fromEntries(entries);
}
