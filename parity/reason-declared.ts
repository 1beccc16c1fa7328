import type { DeclaredDifference } from "./manifest.ts";
import { declaredIn, environmentsWhere, type Pair, type Texts } from "./pair.ts";
import { isWithin, partAt } from "./part.ts";
import type { Reason } from "./reason.ts";

/** The reason that the declaration gives for a fact that one environment has and the other has not, or has less of. */
export const reasonDeclared = (pair: Pair, path: string, texts: Texts): string | undefined =>
  declaredIn(pair).find((declared) => covers(pair, declared, path, texts))?.reason;

/** Of a fact that is declared for one environment only: that another has it, or that there are not as many more as declared. */
export function declaredElsewhere(pair: Pair, path: string): Reason | undefined {
  const declared = declaredIn(pair).find((each) => each.path === path);
  if (declared === undefined) return undefined;
  const has = environmentsWhere(pair, (_, side) => pair.sides[side].manifest.facts[path] !== undefined);
  if (isCounted(path) && has.includes(declared.environment)) return wrongCount(pair, path);
  const environments = has.filter((environment) => environment !== declared.environment);
  return environments.length === 0
    ? undefined
    : { code: "declared for another", declaredFor: declared.environment, environments };
}

/** Of these both environments may have some, such as two databases and one. */
const isCounted = (path: string): boolean => ["addons", "domains.custom"].includes(partAt(path).kind);

function wrongCount(pair: Pair, path: string): Reason | undefined {
  const [wrong] = pair.sides.flatMap(({ environment }): Reason[] => {
    const [declared, found] = [declaredMore(pair, path, environment), liveMore(pair, path, environment)];
    return declared > 0 && declared !== found ? [{ code: "declared count", environment, declared, found }] : [];
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
function covers(pair: Pair, declared: DeclaredDifference, path: string, texts: Texts): boolean {
  const side = pair.sides.findIndex(({ environment }) => environment === declared.environment);
  const own = texts[side];
  const other = texts[1 - side];
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
