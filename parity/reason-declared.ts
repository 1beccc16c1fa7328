import type { DeclaredDifference } from "./manifest.ts";
import { declaredIn, isWithin, type Pair } from "./pair.ts";

/** The reason that the declaration gives for a fact that one environment has and the other has not, or has less of. */
export function reasonDeclared(
  pair: Pair,
  path: string,
  values: readonly [string | undefined, string | undefined],
): string | undefined {
  return declaredIn(pair).find((declared) => covers(declared, path, sidesOf(pair, declared, values)))?.reason;
}

/** What is said of a fact that is declared for one environment only, and that another has. */
export function wrongSide(pair: Pair, path: string): string | undefined {
  const declared = declaredIn(pair).find((each) => each.path === path);
  const others = pair.sides.filter(
    ({ environment, manifest }) => environment !== declared?.environment && manifest.facts[path] !== undefined,
  );
  if (declared === undefined || others.length === 0) return undefined;
  const names = others.map(({ environment }) => environment).sort();
  return `declared for ${declared.environment} only, and ${names.join(" and ")} has it`;
}

interface OwnAndOther {
  /** What the environment has for which the difference is declared. */
  readonly own: string | undefined;
  readonly other: string | undefined;
}

function sidesOf(
  { sides }: Pair,
  { environment }: DeclaredDifference,
  values: readonly [string | undefined, string | undefined],
): OwnAndOther {
  const side = sides.findIndex((each) => each.environment === environment);
  return side === 0
    ? { own: values[0], other: values[1] }
    : { own: side === 1 ? values[1] : undefined, other: values[0] };
}

/** Both may have some of what is counted, such as two databases and one. */
function covers(declared: DeclaredDifference, path: string, { own, other }: OwnAndOther): boolean {
  if (!isWithin(path, declared.path) || own === undefined) return false;
  return other === undefined || path !== declared.path || Number(own) > Number(other);
}
