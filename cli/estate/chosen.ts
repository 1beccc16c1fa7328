import type { EstateSettings } from "../../settings/settings.ts";
import { knownNames, usage } from "../chosen.ts";
import type { DeclaredEstate } from "./declared-estate.ts";

/** The two environments that are compared: those named, or the first and the last of the declaration. */
export function chosenPair(
  { environments }: Pick<DeclaredEstate, "environments">,
  named: readonly string[] | undefined,
): [EstateSettings, EstateSettings] {
  const all = [...environments.keys()];
  const wanted = named
    ? knownNames("environment", all, named)
    : [all[0], all.at(-1)].filter((name) => name !== undefined);
  const [first, second, ...more] = new Set(wanted.flatMap((name) => environments.get(name) ?? []));
  if (first !== undefined && second !== undefined && more.length === 0) return [first, second];
  const path = named === undefined ? "index.ts: environments" : "environment";
  throw usage(`${path}: expected two different environments to compare, got ${wanted.join(", ") || "none"}`);
}

/** The services that are compared; undefined for all. */
export function chosenServices(
  { declaration }: Pick<DeclaredEstate, "declaration">,
  named: readonly string[] | undefined,
): readonly string[] | undefined {
  const all = declaration.services.map(({ name }) => name);
  return named && knownNames("service", all, named);
}
