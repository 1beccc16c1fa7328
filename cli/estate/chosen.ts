import { Problem } from "../../engine/problem.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import type { DeclaredEstate } from "./declared-estate.ts";

/** The two environments that are compared: those named, or the first and the last of the declaration. */
export function chosenPair(
  { environments }: Pick<DeclaredEstate, "environments">,
  named: readonly string[] | undefined,
): [EstateSettings, EstateSettings] {
  const all = [...environments.keys()];
  const wanted = named ?? [all[0], all.at(-1)].filter((name) => name !== undefined);
  const unknown = wanted.filter((name) => !all.some((known) => known === name));
  if (unknown.length > 0) throw new Problem(expected("--environments", all, unknown));
  const [first, second, ...more] = wanted.flatMap(
    (name) => [...environments].find(([known]) => known === name)?.[1] ?? [],
  );
  if (first === undefined || second === undefined || first === second || more.length > 0) {
    const of = named === undefined ? "the declaration" : "--environments";
    throw new Problem(`${of}: expected two environments to compare, got ${wanted.join(", ") || "none"}`);
  }
  return [first, second];
}

/** The services that are compared; undefined for all. */
export function chosenServices(
  { declaration }: Pick<DeclaredEstate, "declaration">,
  named: readonly string[] | undefined,
): readonly string[] | undefined {
  const all = declaration.services.map(({ name }) => name);
  const unknown = (named ?? []).filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Problem(expected("--service", all, unknown));
  return named;
}

const expected = (option: string, known: readonly string[], got: readonly string[]): string =>
  `${option}: expected one of ${known.join(", ")}, got ${got.join(", ")}`;
