import { z } from "zod";
import { exitCodes, Problem } from "../../engine/problem.ts";
import type { Level, Rule } from "../../policies/rule.ts";
import { type PolicySettings, readPolicySettings } from "../../policies/settings.ts";
import { exceptionsDeclared } from "../../settings/exceptions.ts";
import type { DeclaredEstate } from "../estate/declared-estate.ts";

const ListedRule = z.strictObject({
  name: z.string(),
  severity: z.enum(["low", "medium", "high", "critical"]),
  levels: z.record(z.string(), z.enum(["advisory", "mandatory"])).describe("By environment, as its stack file has it."),
  rows: z.array(z.number()).describe("Rows of docs/practices.md."),
  holds: z.string().describe("What must hold."),
  why: z.string(),
  remedy: z.string(),
});

const ListedWaiver = z.strictObject({
  environment: z.string(),
  rule: z.string(),
  service: z.string().nullable().describe("Null where it is for every service."),
  reason: z.string(),
  until: z.iso.date().describe("Its last day."),
  hasEnded: z.boolean(),
});

const ListedException = z.strictObject({
  path: z.string().describe("Such as services.bot.exceptions.withoutWeb."),
  environment: z.string().optional().describe("Absent where it is for all."),
  what: z.string().describe("In a few words, such as: no process web."),
  reason: z.string(),
});

/** What must hold in an estate, what is waived until a day, and what is excepted for good, as `tandem policies --json` prints it. */
export const PolicyList = z.strictObject({
  version: z.literal(1),
  rules: z.array(ListedRule),
  waivers: z.array(ListedWaiver),
  exceptions: z.array(ListedException),
});
export type PolicyList = z.infer<typeof PolicyList>;

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
    version: 1,
    rules: rules.map((rule) => listedRule(rule, read)),
    waivers: read.flatMap(({ environment, settings }) =>
      settings.waivers.map((waiver) => ({ environment, ...waiver, service: waiver.service ?? null })),
    ),
    exceptions: declaration.services.flatMap(exceptionsDeclared),
  };
}

function listedRule(
  rule: Rule,
  read: readonly { environment: string; settings: PolicySettings }[],
): PolicyList["rules"][number] {
  const { name, severity, rows, holds, why, remedy } = rule;
  const levels = Object.fromEntries(
    read.map(({ environment, settings }): [string, Level] => [environment, settings.levelOf(rule)]),
  );
  return { name, severity, levels, rows: [...rows], holds, why, remedy };
}
