import type { DeclaredDifference } from "./manifest.ts";
import { declaredIn, isWithin, type Pair } from "./pair.ts";

type Values = readonly [string | undefined, string | undefined];

/** The reason that the declaration gives for a fact that one environment has and the other has not, or has less of. */
export function reasonDeclared(pair: Pair, path: string, values: Values): string | undefined {
  return declaredIn(pair).find((declared) => covers(pair, declared, path, values))?.reason;
}

/** What is said of a fact that is declared for one environment only, and that another has. */
export function wrongSide(pair: Pair, path: string): string | undefined {
  const declared = declaredIn(pair).find((each) => each.path === path);
  if (declared === undefined) return undefined;
  const [own] = pair.sides.filter(({ environment }) => environment === declared.environment);
  if (isCounted(path) && own?.manifest.facts[path] !== undefined) return wrongCount(pair, path);
  const others = pair.sides.filter(
    ({ environment, manifest }) => environment !== declared.environment && manifest.facts[path] !== undefined,
  );
  if (others.length === 0) return undefined;
  const names = others.map(({ environment }) => environment).sort();
  return `declared for ${declared.environment} only, and ${names.join(" and ")} has it`;
}

/** Of these both environments may have some, such as two databases and one. */
const isCounted = (path: string): boolean => /^addons\.[^.]+$|^domains\.own$/.test(path);

function wrongCount(pair: Pair, path: string): string | undefined {
  const [wrong] = pair.sides.flatMap(({ environment }) => {
    const [declared, live] = [declaredMore(pair, path, environment), liveMore(pair, path, environment)];
    return declared > 0 && declared !== live
      ? [`${declared} more declared in ${environment}, and there are ${live}`]
      : [];
  });
  return wrong;
}

/** How many more of something one environment has than the other. */
function liveMore({ sides }: Pair, path: string, environment: string): number {
  const counts = sides.map((side) => {
    const count = Number(side.manifest.facts[path] ?? 0);
    return side.environment === environment ? count : -count;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

/** How many more of something one environment is declared to have than the other. */
function declaredMore({ sides }: Pair, path: string, environment: string): number {
  const counts = sides.map(({ manifest }) => {
    const declared = manifest.differences.filter((each) => each.path === path);
    const own = declared.filter((each) => each.environment === environment);
    const elsewhere = declared.filter((each) => sides.some((side) => side.environment === each.environment));
    return own.length - (elsewhere.length - own.length);
  });
  return Math.max(...counts);
}

/** Whether a declared difference is all that there is. */
function covers(pair: Pair, declared: DeclaredDifference, path: string, values: Values): boolean {
  const side = pair.sides.findIndex(({ environment }) => environment === declared.environment);
  const own = values[side];
  const other = values[1 - side];
  if (!isWithin(path, declared.path) || own === undefined) return false;
  if (path !== declared.path) return other === undefined || hasAll(own, other);
  if (isCounted(path)) {
    return liveMore(pair, path, declared.environment) === declaredMore(pair, path, declared.environment);
  }
  return other === undefined || Number(own) > Number(other);
}

/** Of what is listed: all that the other environment has, and something beside it. */
function hasAll(own: string, other: string): boolean {
  const listed = own.split(", ");
  return other.split(", ").every((each) => listed.includes(each));
}
