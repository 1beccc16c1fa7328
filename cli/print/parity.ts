import {
  type ParityReport,
  type ReportedDifference,
  type ServiceParity,
  unhealthyIn,
} from "../../review/parity/report.ts";
import { inOneLine, ofVerdict, summaryOf, valuesIn, verdictOf } from "../../review/render/parity/words.ts";
import { healthPhrase } from "../../review/render/words/health-items.ts";
import { colors } from "./colors.ts";
import { folded } from "./folded.ts";

/** A report for a terminal: a line for each service, then what does not work, what is unexplained with what to do, then the rest. */
export function parityLines(report: ParityReport): string[] {
  const { environments, services } = report;
  return [
    ...services.flatMap((service) => serviceLines(service, report.at)),
    folded(`${environments.join(" and ")}: ${verdictOf(report)} (${summaryOf(services)})`, 2),
  ];
}

function serviceLines(service: ServiceParity, at: string): string[] {
  const allowed = ofVerdict(service, "allowed").map(({ path }) => path);
  return [
    `${colors.bold(service.service)}  ${summaryOf([service])}`,
    ...unhealthyIn(service).map((each) => colors.red(line(2, `✗ ${healthText(each, at)}`))),
    ...ofVerdict(service, "unexplained").flatMap(unexplainedLines),
    ...ofVerdict(service, "not checked").map(({ path, reason }) => line(2, `? ${path}: not checked: ${reason}`)),
    ...ofVerdict(service, "declared").map((each) => line(2, `= ${each.path}: ${valuesIn(each)}: ${each.reason}`)),
    ...(allowed.length === 0 ? [] : [line(2, `allowed to differ: ${allowed.join(", ")}`)]),
  ];
}

const healthText = (health: Parameters<typeof healthPhrase>[0], at: string): string =>
  healthPhrase(health, at)
    .map(({ text }) => text)
    .join("");

const unexplainedLines = (difference: ReportedDifference): string[] => [
  colors.red(line(2, `! ${difference.path}: ${valuesIn(difference)}: ${difference.reason}`)),
  ...(difference.remedy === undefined ? [] : [line(6, `→ ${difference.remedy}`)]),
];

const line = (indent: number, text: string): string => folded(" ".repeat(indent) + inOneLine(text), indent + 4);
