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
export const chosenEnvironments = (project: string, wanted: readonly string[] | undefined): string[] =>
  chosenOf("environment", environmentsOf(project), wanted);

/** The one that a command needs. */
export function oneEnvironment(project: string, named: readonly string[] = []): string {
  const [environment, ...others] = named.length === 0 ? [] : chosenEnvironments(project, named);
  if (environment !== undefined && others.length === 0) return environment;
  const all = environmentsOf(project);
  throw usage(`environment: expected one, ${oneOf(all)}, got ${named.join(", ") || "none"}`);
}
