import { exitCodes, Problem } from "../../engine/problem.ts";
import type { Level, Rule, Severity } from "../../policies/rule.ts";
import { type PolicySettings, readPolicySettings } from "../../policies/settings.ts";
import { type DeclaredException, exceptionsDeclared } from "../../settings/exceptions.ts";
import type { DeclaredEstate } from "../estate/declared-estate.ts";

/** What must hold in an estate, what is waived for a while, and what is excepted for good. */
export interface PolicyList {
  readonly rules: readonly ListedRule[];
  readonly waivers: readonly ListedWaiver[];
  /** What `index.ts` does otherwise than the rules ask, for good. */
  readonly exceptions: readonly DeclaredException[];
}

interface ListedRule {
  readonly name: string;
  readonly severity: Severity;
  /** By environment, as its stack file has it. */
  readonly levels: Readonly<Record<string, Level>>;
  /** Rows of `docs/practices.md`. */
  readonly rows: readonly number[];
  readonly holds: string;
  readonly why: string;
  readonly remedy: string;
}

export interface ListedWaiver {
  readonly environment: string;
  readonly rule: string;
  /** Null where it is for every service. */
  readonly service: string | null;
  readonly reason: string;
  /** Its last day, as `2027-01-31`. */
  readonly until: string;
  readonly hasEnded: boolean;
}

/** Lists rules, waivers and exceptions. A malformed `estate:policies` is a {@link Problem}: nothing of it is assumed. */
export function policyList(
  { declaration, environments }: Pick<DeclaredEstate, "declaration" | "environments">,
  rules: readonly Rule[],
  today: string,
): PolicyList {
  const services = declaration.services.map(({ name }) => name);
  const read = [...environments].map(([environment, { policies }]) => ({
    environment,
    settings: readPolicySettings(policies, { rules, environment, services, today }),
  }));
  const findings = read.flatMap(({ settings }) => settings.findings);
  if (findings.length > 0) throw new Problem(findings.join("\n"), exitCodes.failed);
  return {
    rules: rules.map((rule) => listedRule(rule, read)),
    waivers: read.flatMap(({ environment, settings }) =>
      settings.waivers.map((waiver) => ({ environment, ...waiver, service: waiver.service ?? null })),
    ),
    exceptions: declaration.services.flatMap(exceptionsDeclared),
  };
}

function listedRule(rule: Rule, read: readonly { environment: string; settings: PolicySettings }[]): ListedRule {
  const { name, severity, rows, holds, why, remedy } = rule;
  const levels = Object.fromEntries(
    read.map(({ environment, settings }): [string, Level] => [environment, settings.levelOf(rule)]),
  );
  return { name, severity, levels, rows, holds, why, remedy };
}
