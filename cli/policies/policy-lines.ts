import type { DeclaredException } from "../../settings/exceptions.ts";
import { colors } from "../print/colors.ts";
import { folded } from "../print/folded.ts";
import { lastColumn, table } from "../print/table.ts";
import type { ListedWaiver, PolicyList } from "./policy-list.ts";

/** Rules, waivers and exceptions as a person reads them, on a terminal of so many columns; without one, no line is broken. */
export function policyLines({ rules, waivers, exceptions }: PolicyList, columns = process.stdout.columns): string[] {
  const environments = Object.keys(rules[0]?.levels ?? {});
  const heading = ["rule", "severity", ...environments, "rows", "what must hold"];
  const rows = rules.map(({ name, severity, levels, rows: served, holds }) => [
    name,
    severity,
    ...environments.map((environment) => levels[environment] ?? ""),
    served.join(", "),
    holds,
  ]);
  return [
    ...lines([heading, ...rows], columns),
    "",
    ...(waivers.length === 0 ? ["no waivers"] : lines([waiverHeading, ...waivers.map(waiverRow)], columns)),
    ...(exceptions.length === 0 ? [] : ["", ...lines([exceptionHeading, ...exceptions.map(exceptionRow)], columns)]),
  ];
}

const waiverHeading = ["waived rule", "environment", "service", "until", "state", "reason"];

const waiverRow = ({ rule, environment, service, until, hasEnded, reason }: ListedWaiver): string[] => [
  rule,
  environment,
  service ?? "all",
  until,
  hasEnded ? "ended" : "holds",
  reason,
];

const exceptionHeading = ["lasting exception", "environment", "what", "reason"];

const exceptionRow = ({ path, environment, what, reason }: DeclaredException): string[] => [
  path.replace(/^services\./, ""),
  environment ?? "all",
  what,
  reason,
];

function lines(rows: readonly (readonly string[])[], columns: number): string[] {
  const indent = lastColumn(rows);
  const [heading = "", ...others] = table(rows).map((line) => folded(line, indent, columns));
  return [colors.bold(heading), ...others];
}
