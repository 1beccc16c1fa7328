import { exitCodes, Problem } from "../../engine/problem.ts";

/** Those of all environments that are asked for, in the declaration's order; all where none is named. */
export function chosenStacks<Name extends string>(all: readonly Name[], named: readonly string[] | undefined): Name[] {
  const unknown = (named ?? []).filter((name) => !all.some((known) => known === name));
  if (unknown.length > 0) {
    throw new Problem(`--stack: expected one of ${all.join(", ")}, got ${unknown.join(", ")}`, exitCodes.input);
  }
  return named === undefined ? [...all] : all.filter((name) => named.includes(name));
}
