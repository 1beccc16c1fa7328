import type { Declares } from "./declared-paths.ts";
import type { ParityDifference, Verdict } from "./difference.ts";
import { listed, setterOf } from "./facts.ts";
import { differenceAt, factsAt, isUnread, isWithin, type Pair } from "./pair.ts";
import { reasonDeclared, wrongSide } from "./reason-declared.ts";

type Values = readonly [string | undefined, string | undefined];

interface FactRule {
  readonly of: RegExp;
  readonly verdict: Verdict;
  readonly reason: string;
  /** Also where both environments have the same. */
  readonly always?: true;
}

/** What is not usual of a fact. Of all others: equal ones are no difference, others are `unexplained`, or `declared`. */
const rules: readonly FactRule[] = [
  {
    of: /^attachments\..+\.from$/,
    verdict: "unexplained",
    reason: "the add-on belongs to an app of elsewhere, so that what one environment does reaches another",
    always: true,
  },
  {
    of: /^app\.name$/,
    verdict: "unexplained",
    reason: "the app was renamed by hand: it is the one in the stage of the service's pipeline",
    always: true,
  },
  {
    of: /^processes\.[^.]+\.(quantity|size)$/,
    verdict: "allowed",
    reason: "dynos are a knob of each stack file",
  },
  { of: /^addons\.[^.]+\.plan$/, verdict: "allowed", reason: "plans are a knob of each stack file" },
  { of: /^domains\.hostnames$/, verdict: "allowed", reason: "host names are a knob of each stack file" },
  { of: /^backups\.newest\.taken$/, verdict: "allowed", reason: "each database is backed up at its own time" },
  {
    of: /^release\./,
    verdict: "allowed",
    reason: "code goes to one environment after the other, and each counts its own releases",
  },
];

/** What is to be told of one fact, if anything. */
export function factDifference(pair: Pair, path: string, declares?: Declares): ParityDifference | undefined {
  const values = factsAt(pair, path);
  const rule = rules.find(({ of }) => of.test(path));
  if (rule?.always) return differenceAt(pair, path, values, rule);
  if (path === "app" || isUnread(pair, path) || isToldOtherwise(pair, path, values)) return undefined;
  if (values[0] === values[1]) return equalDespiteDeclaration(pair, path, values);
  return differenceAt(pair, path, values, rule ?? judged(pair, path, values, declares));
}

/** Where a process type or an add-on is missing, its size or plan is too; one database more has a version, too. */
function isToldOtherwise(pair: Pair, path: string, [one, other]: Values): boolean {
  if (path === "certificates.state") return differs(pair, "certificates.kind") || isInOneOnly(pair, "domains.own");
  const whole = path.slice(0, Math.max(0, path.lastIndexOf(".")));
  if (!isWithin(path, whole)) return false;
  const isOneMore = /^addons\..+\.version$/.test(path) && differs(pair, whole) && onceEach(one) === onceEach(other);
  return isOneMore || isInOneOnly(pair, whole);
}

function differs(pair: Pair, path: string): boolean {
  const [one, other] = factsAt(pair, path);
  return one !== other;
}

const isInOneOnly = (pair: Pair, path: string): boolean =>
  differs(pair, path) && factsAt(pair, path).includes(undefined);

const onceEach = (text = ""): string => listed(new Set(text.split(", ")));

function judged(pair: Pair, path: string, values: Values, declares?: Declares): Pick<FactRule, "verdict" | "reason"> {
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
