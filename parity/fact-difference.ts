import type { Declares } from "./declared/declared-paths.ts";
import type { Settled } from "./declared/settled-manifest.ts";
import type { ParityDifference } from "./difference.ts";
import { type Judgement, rules } from "./fact-rules.ts";
import { isSameFact, listed, setterOf } from "./facts.ts";
import { differenceAt, factsAt, isUnread, isWithin, type Pair } from "./pair.ts";
import { reasonDeclared, wrongSide } from "./reason-declared.ts";
import { isToldByRollback } from "./rolled-back.ts";

type Values = readonly [string | undefined, string | undefined];

/** What the declaration says, as far as it is known. */
export interface Known {
  readonly declares?: Declares | undefined;
  readonly settled?: Settled | undefined;
}

/** What is to be told of one fact, if anything. */
export function factDifference(
  pair: Pair,
  path: string,
  { declares, settled = () => undefined }: Known = {},
): ParityDifference | undefined {
  const values = factsAt(pair, path);
  const isEqual = isSameFact(...values);
  if (path === "app" || isUnread(pair, path)) return undefined;
  const judgements = rules
    .filter(({ of, always }) => of.test(path) && (always || !isEqual))
    .flatMap(({ judge, always }) => {
      const judgement = judge({ pair, path, values, settled });
      return judgement === undefined ? [] : [{ judgement, always }];
    });
  const [first] = judgements;
  if (first?.always) return differenceAt(pair, path, values, first.judgement);
  if (isToldOtherwise(pair, path, values) || isMemberElsewhere(pair, path, settled)) return undefined;
  if (first !== undefined) return differenceAt(pair, path, values, first.judgement);
  if (isEqual) return equalDespiteDeclaration(pair, path, values);
  return differenceAt(pair, path, values, judged(pair, path, values, declares));
}

/** Where a process type or an add-on is missing, its size or plan is too; one database more has a version, too. */
function isToldOtherwise(pair: Pair, path: string, [one, other]: Values): boolean {
  if (isToldByRollback(pair, path)) return true;
  const [, service, name] = /^addons\.([^.]+)\.version\.([^.]+)$/.exec(path) ?? [];
  if (name !== undefined)
    return isInOneOnly(pair, `attachments.${service}.${name}`) || isInOneOnly(pair, `addons.${service}`);
  if (path === "certificates.state") return differs(pair, "certificates.kind") || isInOneOnly(pair, "domains.own");
  const whole = path.slice(0, Math.max(0, path.lastIndexOf(".")));
  if (!isWithin(path, whole)) return false;
  const isOneMore = /^addons\..+\.version$/.test(path) && differs(pair, whole) && onceEach(one) === onceEach(other);
  return isOneMore || isInOneOnly(pair, whole);
}

/** An app of the pair, of which its stage is told; or an app of a pipeline that this one only strayed into. */
function isMemberElsewhere(pair: Pair, path: string, settled: Settled): boolean {
  const [, member] = /^pipeline\.members\.(.+)$/.exec(path) ?? [];
  if (member === undefined) return false;
  const isOfPair = pair.sides.some(({ manifest }) => manifest.app === member);
  const [having] = pair.sides.filter(({ manifest }) => manifest.facts[path] !== undefined);
  const declared = having && settled(having.environment, pair.service, "pipeline");
  const strayed = declared !== undefined && having?.manifest.facts.pipeline !== declared;
  // One that was renamed by hand has its apps in it all the same.
  return isOfPair || (strayed && differs(pair, "pipeline"));
}

const differs = (pair: Pair, path: string): boolean => !isSameFact(...factsAt(pair, path));

const isInOneOnly = (pair: Pair, path: string): boolean =>
  differs(pair, path) && factsAt(pair, path).includes(undefined);

const onceEach = (text = ""): string => listed(new Set(text.split(", ")));

function judged(pair: Pair, path: string, values: Values, declares?: Declares): Judgement {
  const setter = setterOf(values[0] ?? values[1] ?? "");
  // What an add-on sets comes and goes with it.
  const reason =
    reasonDeclared(pair, path, values) ??
    (setter === undefined ? undefined : reasonDeclared(pair, `addons.${setter}`, values));
  if (reason !== undefined) return { verdict: "declared", reason };
  const wrong = wrongSide(pair, path);
  if (wrong !== undefined) return { verdict: "unexplained", reason: wrong };
  return { verdict: "unexplained", reason: values.includes(undefined) ? lack(pair, path, values, declares) : unsaid };
}

const unsaid = "nothing declares a difference";

/** Why only one environment has it: the other has lost it, or it is not declared there. */
function lack({ service, sides }: Pair, path: string, values: Values, declares?: Declares): string {
  const [has] = sides.filter((_, side) => values[side] !== undefined);
  const [lacks] = sides.filter((_, side) => values[side] === undefined);
  const [inOne, inOther] = [has, lacks].map((side) => declares?.(side?.environment ?? "", service, path) === true);
  if (inOther) return `declared for ${lacks?.environment}, which does not have it`;
  return `only ${has?.environment} has it, and ${declares === undefined || inOne ? unsaid : "nothing declares it"}`;
}

function equalDespiteDeclaration(pair: Pair, path: string, values: Values): ParityDifference | undefined {
  const reason = wrongSide(pair, path);
  return reason === undefined ? undefined : differenceAt(pair, path, values, { verdict: "unexplained", reason });
}
