import { colors } from "../print/colors.ts";
import { folded } from "../print/folded.ts";
import type { PolicyList } from "./policy-list.ts";

/** Rules, waivers and exceptions as a person reads them: each with what it says in the lines below its name. */
export function policyLines({ rules, waivers, exceptions }: PolicyList, columns?: number): string[] {
  const entry = (name: string, facts: string, ...texts: readonly string[]): string[] => [
    folded(`${name}  ${facts}`, 4, columns).replace(name, colors.bold(name)),
    ...texts.map((text) => folded(`    ${text}`, 4, columns)),
  ];
  return [
    ...rules.flatMap(({ name, severity, levels, rows, holds }) =>
      entry(
        name,
        `${severity}, ${levelsIn(levels)}${rows.length === 0 ? "" : `, ${rows.length === 1 ? "practice" : "practices"} ${rows.join(", ")}`}`,
        holds,
      ),
    ),
    "",
    folded("The numbers of practices are rows of docs/practices.md.", 0, columns),
    "",
    ...(waivers.length === 0 ? ["no waivers"] : ["Waivers:"]),
    ...waivers.flatMap(({ rule, environment, service, until, hasEnded, reason }) =>
      entry(rule, `${environment}, ${service ?? "every service"}, ${hasEnded ? "ended" : "until"} ${until}`, reason),
    ),
    ...(exceptions.length === 0 ? [] : ["", "Exceptions:"]),
    ...exceptions.flatMap(({ path, environment, what, reason }) =>
      entry(path.replace(/^services\./, ""), `${environment ?? "every environment"}, ${what}`, reason),
    ),
  ];
}

/** `mandatory`, or where the environments differ: `staging advisory, production mandatory`. */
function levelsIn(levels: PolicyList["rules"][number]["levels"]): string {
  const [level, ...others] = new Set(Object.values(levels));
  if (level !== undefined && others.length === 0) return level;
  return Object.entries(levels)
    .map((each) => each.join(" "))
    .join(", ");
}
