import { readdirSync } from "node:fs";
import { exitCodes, Problem } from "../../engine/problem.ts";

const order = ["development", "staging", "production"];

/** The environments that have a stack file, in the order in which they are brought up. */
export function environmentsOf(project: string): string[] {
  const found = readdirSync(project).flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);
  return found.sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** Those of `wanted` in that order, or all. */
export function chosenEnvironments(project: string, wanted: readonly string[]): string[] {
  const all = environmentsOf(project);
  const unknown = wanted.filter((environment) => !all.includes(environment));
  if (unknown.length > 0) {
    throw new Problem(`environment: expected one of ${all.join(", ")}, got ${unknown.join(", ")}`, exitCodes.input);
  }
  return wanted.length === 0 ? all : all.filter((environment) => wanted.includes(environment));
}
