import type { Difference } from "../../parity/difference.ts";
import { reasonText } from "../../parity/words/reason-words.ts";
import { remedyText } from "../../parity/words/remedy-words.ts";
import { valuesText } from "../../parity/words/value-words.ts";
import { inOneLine, ofVerdict, summaryOf, verdictOf } from "../../review/render/parity/words.ts";
import { healthPhrase } from "../../review/render/words/health-items.ts";
import { type ParityReport, type ServiceParity, unhealthyIn } from "../../review/report/parity-report.ts";
import { colors } from "./colors.ts";
import { folded } from "./folded.ts";

/** A report for a terminal: a line for each service, then what does not work, what is unexplained with what to do, then the rest. */
export function parityLines(report: ParityReport): string[] {
  const { environments, services } = report;
  const summary = summaryOf(services);
  const isOpen = services.some((service) => ofVerdict(service, "unexplained").length > 0);
  return [
    ...services.flatMap((service) => serviceLines(service, report.at)),
    folded(`${environments.join(" and ")}: ${isOpen ? summary : `${verdictOf(report)} (${summary})`}`, 2),
  ];
}

function serviceLines(service: ServiceParity, at: string): string[] {
  const allowed = ofVerdict(service, "allowed").map(({ path }) => path);
  return [
    folded(`${service.service}  ${summaryOf([service])}`, 4).replace(service.service, colors.bold(service.service)),
    ...unhealthyIn(service).map((each) => colors.red(line(2, `✗ ${healthText(each, at)}`))),
    ...ofVerdict(service, "unexplained").flatMap(unexplainedLines),
    ...ofVerdict(service, "not checked").map((each) => line(2, `? ${each.path}: not checked: ${reasonText(each)}`)),
    ...ofVerdict(service, "declared").map((each) =>
      line(2, `≠ ${each.path}: declared: ${valuesText(each)}: ${reasonText(each)}`),
    ),
    ...(allowed.length === 0 ? [] : [line(2, `allowed to differ: ${allowed.join(", ")}`)]),
  ];
}

const healthText = (health: Parameters<typeof healthPhrase>[0], at: string): string =>
  healthPhrase(health, at)
    .map(({ text }) => text)
    .join("");

const unexplainedLines = (difference: Difference): string[] => [
  colors.red(line(2, `! ${difference.path}: ${valuesText(difference)}: ${reasonText(difference)}`)),
  ...(difference.remedy === undefined ? [] : [line(6, `→ ${remedyText(difference.remedy)}`)]),
];

const line = (indent: number, text: string): string => folded(" ".repeat(indent) + inOneLine(text), indent + 4);
