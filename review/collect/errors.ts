import type { RunResult } from "../../engine/engine.ts";
import { command } from "../../sdks/heroku/define/command.ts";
import type { NotChecked } from "../report/not-checked.ts";
import { errorKey, type ReportError, reasonKey } from "../report/report-error.ts";

/** Why a preview failed: one error for all secrets that a new stack does not have yet. Violations are reported as such. */
export function errorsOf({ failures }: Pick<RunResult, "failures">, environment: string): ReportError[] {
  const file = `Pulumi.${environment}.yaml`;
  const secrets = failures.flatMap((each) => {
    if (each.code !== "finding" || each.secret?.found !== "nothing") return [];
    const { key, at } = each.secret;
    const set = command("pulumi", "config", "set", "--secret", key, "--stack", environment);
    return [{ key, ...(at !== undefined && { at }), set }];
  });
  const others = failures.filter((each) => each.code !== "finding" || each.secret?.found !== "nothing");
  return [...(secrets.length === 0 ? [] : [{ code: "missing secrets", file, secrets } as const]), ...others];
}

export const distinctErrors = (errors: readonly ReportError[]): ReportError[] =>
  [...Map.groupBy(errors, errorKey).values()].flatMap((alike) => alike.slice(0, 1));

/** What could not be checked, each reason once for drift and once for everything else: many objects mostly fail alike. */
export function distinctNotChecked(all: readonly NotChecked[]): NotChecked[] {
  const keyOf = ({ what, why }: NotChecked): string =>
    JSON.stringify([what, why.code === "error" ? reasonKey(why.error) : why]);
  // The same whichever of them failed first.
  const sorted = all.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  return [...Map.groupBy(sorted, keyOf).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    return others.length === 0 ? [first] : [{ ...first, more: others.length }];
  });
}
