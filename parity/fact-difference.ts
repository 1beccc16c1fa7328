import type { Declares } from "./declared/declared-paths.ts";
import type { Settled } from "./declared/settled-manifest.ts";
import { type Difference, type Judgement, unexplained } from "./difference.ts";
import { rules } from "./fact-rules.ts";
import { isSameFact, listed, setterOf } from "./facts.ts";
import { differenceAt, factsAt, isUnread, type Pair, type Texts } from "./pair.ts";
import { isWithin, partAt } from "./part.ts";
import type { Reason } from "./reason.ts";
import { declaredElsewhere, reasonDeclared } from "./reason-declared.ts";
import { isPartOfRollback } from "./rolled-back.ts";

/** What the declaration says, as far as it is known. */
export interface Declaration {
  readonly declares?: Declares | undefined;
  readonly settled?: Settled | undefined;
}

/** The difference in one fact, if there is one to report. */
export function factDifference(
  pair: Pair,
  path: string,
  { declares, settled = () => undefined }: Declaration,
): Difference | undefined {
  if (path === "app" || isUnread(pair, path)) return undefined;
  const texts = factsAt(pair, path);
  const isEqual = isSameFact(...texts);
  const rule = rules[partAt(path).kind];
  const judgement = rule && (rule.always || !isEqual) ? rule.judge({ pair, path, texts, settled }) : undefined;
  const isOther = isReportedElsewhere(pair, path, texts) || isMemberElsewhere(pair, path, settled);
  if (isOther && !(rule?.always && judgement)) return undefined;
  const found = judgement ?? (isEqual ? asDeclaredElsewhere(pair, path) : usualJudgement(pair, path, texts, declares));
  return found && differenceAt(pair, path, found);
}

function asDeclaredElsewhere(pair: Pair, path: string): Judgement | undefined {
  const reason = declaredElsewhere(pair, path);
  return reason && unexplained(reason);
}

/** Where a process type or an add-on is missing, its size or plan is too; one database more has a version, too. */
function isReportedElsewhere(pair: Pair, path: string, [one, other]: Texts): boolean {
  if (isPartOfRollback(pair, path)) return true;
  const { kind, name, slot } = partAt(path);
  if (kind === "addons.version" && slot !== undefined)
    return isInOneOnly(pair, `attachments.${name}.${slot}`) || isInOneOnly(pair, `addons.${name}`);
  if (kind === "certificates.state") return differs(pair, "certificates.kind") || isInOneOnly(pair, "domains.custom");
  const whole = path.slice(0, Math.max(0, path.lastIndexOf(".")));
  if (!isWithin(path, whole)) return false;
  const isOneMore = kind === "addons.version" && differs(pair, whole) && onceEach(one) === onceEach(other);
  return isOneMore || isInOneOnly(pair, whole);
}

/** An app of the pair, which is compared by its own stage; or an app of a pipeline that this one only strayed into. */
function isMemberElsewhere(pair: Pair, path: string, settled: Settled): boolean {
  const { kind, name } = partAt(path);
  if (kind !== "pipeline.members") return false;
  const [having] = pair.sides.filter(({ manifest }) => manifest.facts[path] !== undefined);
  const declared = having && settled(having.environment, pair.service, "pipeline");
  const strayed = declared !== undefined && having?.manifest.facts.pipeline !== declared;
  // One that was renamed by hand has its apps in it all the same.
  return pair.sides.some(({ manifest }) => manifest.app === name) || (strayed && differs(pair, "pipeline"));
}

const differs = (pair: Pair, path: string): boolean => !isSameFact(...factsAt(pair, path));

const isInOneOnly = (pair: Pair, path: string): boolean =>
  differs(pair, path) && factsAt(pair, path).includes(undefined);

const onceEach = (text = ""): string => listed(new Set(text.split(", ")));

function usualJudgement(pair: Pair, path: string, texts: Texts, declares?: Declares): Judgement {
  const setter = setterOf(texts[0] ?? texts[1] ?? "");
  // What an add-on sets comes and goes with it.
  const text =
    reasonDeclared(pair, path, texts) ??
    (setter === undefined ? undefined : reasonDeclared(pair, `addons.${setter}`, texts));
  if (text !== undefined) return { verdict: "declared", reason: { code: "declared", text } };
  return asDeclaredElsewhere(pair, path) ?? unexplained(lack(pair, path, texts, declares));
}

/** Why only one environment has it: the other has lost it, or it is not declared there. */
function lack({ service, sides }: Pair, path: string, texts: Texts, declares?: Declares): Reason {
  const [has] = sides.filter((_, side) => texts[side] !== undefined);
  const [lacks] = sides.filter((_, side) => texts[side] === undefined);
  if (has === undefined || lacks === undefined) return { code: "undeclared" };
  if (declares?.(lacks.environment, service, path)) return { code: "missing", environment: lacks.environment };
  const isDeclared = declares === undefined || declares(has.environment, service, path);
  return { code: "undeclared in one", environment: has.environment, isDeclared };
}
