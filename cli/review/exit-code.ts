import { exitCodes } from "../../engine/problem.ts";
import type { Report } from "../../review/report/report.ts";
import { unexplainedWith, verdictIn } from "../../review/report/verdict.ts";

/**
 * A stop weighs more than what could not be looked at, and that more than what differs: with a 2, everything was looked at.
 * Without credentials there is much that is never looked at, and does not count.
 */
export function exitCodeOf(report: Report): number {
  const { environments, mode } = report;
  const verdicts = environments.map((review) => verdictIn(report, review));
  if (verdicts.includes("stopped")) return exitCodes.stopped;
  if (verdicts.includes("failed") || (mode === "live" && isPartial(report))) return exitCodes.failed;
  const isUnexplained = environments.some(({ environment }) => unexplainedWith(report, environment).length > 0);
  return verdicts.includes("pending") || isUnexplained ? exitCodes.differences : exitCodes.done;
}

const isPartial = ({ environments, notChecked, parity }: Report): boolean =>
  [...environments.flatMap((each) => each.notChecked), ...notChecked].length > 0 ||
  parity.some(
    ({ basis, differences }) => basis === "live" && differences.some(({ verdict }) => verdict === "not checked"),
  );
