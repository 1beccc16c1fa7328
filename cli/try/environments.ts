import { readdirSync } from "node:fs";
import { oneOf } from "../../settings/finding.ts";
import { chosenOf, usage } from "../chosen.ts";

const order = ["development", "staging", "production"];

/** The environments that have a stack file, in the order in which they are brought up. */
export function environmentsOf(project: string): string[] {
  const found = readdirSync(project).flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);
  return found.sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** Those of `wanted` in that order, or all. */
export function chosenEnvironments(project: string, wanted: readonly string[] | undefined): string[] {
  const all = environmentsOf(project);
  const missing = wanted?.find((name) => order.includes(name) && !all.includes(name));
  if (missing === undefined) return chosenOf("environment", all, wanted);
  throw usage(
    `Pulumi.${missing}.yaml: expected the configuration of stack ${missing}, got no such file; create it, or choose ${oneOf(all)}`,
  );
}

/** The one that a command needs. */
export function oneEnvironment(project: string, named: readonly string[] = []): string {
  const [environment, ...others] = named.length === 0 ? [] : chosenEnvironments(project, named);
  if (environment !== undefined && others.length === 0) return environment;
  const all = environmentsOf(project);
  throw usage(`environment: expected one environment (${oneOf(all)}), got ${named.join(", ") || "none"}`);
}
