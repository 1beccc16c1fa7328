import type { RunResult } from "../../engine/engine.ts";
import { violationError } from "../../engine/violation-message.ts";
import { isMistake } from "../../settings/finding.ts";
import { secretsToSet } from "../../settings/missing-secret.ts";

/**
 * Why a preview failed: a line for each finding, one for all secrets that a new stack has not yet. A mandatory violation is told as
 * one, and not here.
 */
export function errorsOf(
  { errors, violations }: Pick<RunResult, "errors" | "violations">,
  environment: string,
): string[] {
  const told = new Set(violations.map(violationError));
  const lines = errors
    .filter((error) => !told.has(error))
    .map(withoutPhase)
    .flatMap(findingsIn);
  const lacking = lines.filter((line) => line.includes(", got nothing: ") && secretsToSet(line).length > 0);
  if (lacking.length < 2) return lines;
  return [missing(lacking.flatMap(secretsToSet), environment), ...lines.filter((line) => !lacking.includes(line))];
}

/** The Pulumi CLI says of each reason that it is one. */
export const withoutPhase = (error: string): string => error.replace(/^Preview failed: /, "");

/** The program throws all of its findings as one error. */
function findingsIn(error: string): string[] {
  const lines = error.split("\n");
  return lines.every(isMistake) ? lines : [error];
}

/** Each value is asked for. */
function missing(secrets: ReturnType<typeof secretsToSet>, environment: string): string {
  const keys = secrets.map(({ key, at }) => (at === undefined ? key : `${key} (an address at ${at})`)).join(", ");
  const command = `pulumi config set --secret $key --stack ${environment}`;
  return `Pulumi.${environment}.yaml: expected ${secrets.length} secrets, got nothing for ${keys}: for key in ${secrets.map(({ key }) => key).join(" ")}; do ${command}; done`;
}
