import type { ParityReport, ReportedDifference, ServiceParity } from "./report.ts";
import { inOneLine, ofVerdict, summaryOf, valuesIn, verdictOf } from "./words.ts";

/** A report as a comment on a pull request. Keys are told, values of config vars never; what others wrote cannot format it. */
export function markdownOf(report: ParityReport): string {
  const [first, second] = report.environments;
  const heading = `### Parity of ${escaped(first)} and ${escaped(second)}: ${verdictOf(report)}`;
  return [heading, "", summaryTable(report), ...report.services.flatMap(section)].join("\n");
}

function summaryTable({ services }: ParityReport): string {
  const rows = services.map((service) => `| ${escaped(service.service)} | ${summaryOf([service])} |`);
  return ["| service | |", "|---|---|", ...rows].join("\n");
}

function section(service: ServiceParity): string[] {
  const open = [...ofVerdict(service, "unexplained"), ...ofVerdict(service, "not checked")].map(item);
  const declared = folded("declared", ofVerdict(service, "declared").map(item));
  const allowed = folded("allowed", ofVerdict(service, "allowed").map(item));
  if (open.length + declared.length + allowed.length === 0) return [];
  return ["", `#### ${escaped(service.service)}`, "", ...open, ...declared, ...allowed];
}

function item(difference: ReportedDifference): string {
  const { path, verdict, reason, remedy } = difference;
  const what = verdict === "not checked" ? "" : `: ${code(valuesIn(difference))}`;
  const todo = remedy === undefined ? "" : `<br>${code(remedy)}`;
  return `- **${verdict}** ${code(path)}${what} – ${escaped(reason)}${todo}`;
}

const folded = (what: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : ["", `<details><summary>${items.length} ${what}</summary>`, "", ...items, "", "</details>"];

/** A fence longer than any run of backticks within; a row of a table ends at a bar all the same. */
function code(text: string): string {
  const line = inOneLine(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `\`${line}\`` : `${fence} ${line} ${fence}`;
}

/** Nothing in it is a format, an element, a link, a mention or a reference. */
const escaped = (text: string): string =>
  inOneLine(text)
    .replaceAll("&", "&amp;")
    .replaceAll(/[\\`*_{}[\]<>()#+!|~$-]/g, "\\$&")
    .replaceAll(/@|:\/\/|www\.|#/gi, "$&&#8203;");
