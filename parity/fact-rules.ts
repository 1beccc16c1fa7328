import { origins, type Settled } from "./declared/settled-manifest.ts";
import { allowed, type Judgement, unexplained } from "./difference.ts";
import { environmentsWhere, type Pair, type Texts } from "./pair.ts";
import type { PartKind } from "./part.ts";
import type { Reason } from "./reason.ts";

interface Found {
  readonly pair: Pair;
  readonly path: string;
  readonly texts: Texts;
  readonly settled: Settled;
}

interface FactRule {
  /** Undefined where the usual judgement holds. */
  readonly judge: (found: Found) => Judgement | undefined;
  /** Whether it is asked also where both environments have the same. */
  readonly always?: true;
}

const allowing = (reason: Reason): FactRule => ({ judge: () => allowed(reason) });
const always = (judge: FactRule["judge"]): FactRule => ({ judge, always: true });
const never = (reason: Reason): FactRule => always(() => unexplained(reason));

const perEnvironment: FactRule = allowing({ code: "set per environment" });
const ownReleases: FactRule = allowing({ code: "own releases" });

/** What is not usual of a part. Of all others equal ones are no difference, and others are `unexplained`, or `declared`. */
export const rules: Readonly<Partial<Record<PartKind, FactRule>>> = {
  "attachments.from": never({ code: "add-on of another app" }),
  "app.name": never({ code: "renamed by hand" }),
  "app.team": always(asDeclared),
  "app.maintenance": always(maintenance),
  pipeline: always(asDeclared),
  "pipeline.stage": never({ code: "other stage" }),
  "pipeline.members": { judge: () => unexplained({ code: "undeclared member" }) },
  "processes.quantity": always(quantity),
  "processes.size": perEnvironment,
  "addons.plan": perEnvironment,
  "domains.hostnames": perEnvironment,
  "webhooks.signing": { ...allowing({ code: "signing unknown" }), always: true },
  "backups.newest.taken": allowing({ code: "own backup time" }),
  "release.rollback": never({ code: "rolled back" }),
  "release.commit": { judge: (found) => promotion(found) ?? ownReleases.judge(found) },
  "release.version": ownReleases,
  "release.created": ownReleases,
};

/** Of what is not as it is settled in an environment, also when it is the same in both. */
function asDeclared({ pair, path, texts, settled }: Found): Judgement | undefined {
  const wrong = pair.sides.flatMap(({ environment }, side) => {
    const wanted = settled(environment, pair.service, path);
    return wanted === undefined || texts[side] === wanted ? [] : [[environment, wanted]];
  });
  return wrong.length === 0 ? undefined : unexplained({ code: "not as declared", declared: Object.fromEntries(wrong) });
}

/** Where the stack file has it on, it is meant to be on. */
function maintenance({ pair, path, texts, settled }: Found): Judgement | undefined {
  const isOn = (environment: string) => settled(environment, pair.service, path) !== undefined;
  const environments = environmentsWhere(pair, (environment, side) => texts[side] !== undefined && !isOn(environment));
  if (environments.length > 0) return unexplained({ code: "maintenance by hand", environments });
  const lost = environmentsWhere(pair, (environment, side) => texts[side] === undefined && isOn(environment));
  return lost.length > 0 || texts[0] === texts[1] ? undefined : allowed({ code: "set per environment" });
}

/** A process type that has dynos in one environment, and by hand none in the other, does nothing there. */
function quantity({ pair, path, texts, settled }: Found): Judgement | undefined {
  // Reported as a process type that is missing.
  if (texts.includes(undefined)) return undefined;
  const wantedAt = (environment: string) => settled(environment, pair.service, path);
  const idle = environmentsWhere(pair, (_, side) => texts[side] === "0");
  const byHand = idle.filter((environment) => Number(wantedAt(environment)) > 0);
  if (byHand.length > 0) {
    const declared = Object.fromEntries(byHand.map((environment) => [environment, wantedAt(environment) ?? ""]));
    return unexplained({ code: "no dynos", declared });
  }
  if (texts[0] === texts[1]) return undefined;
  const [only] = environmentsWhere(pair, (_, side) => texts[side] !== "0");
  if (idle.length === 1 && only !== undefined && isUnknown(pair, path, settled)) {
    return unexplained({ code: "dynos in one", environment: only });
  }
  const isIdle = idle.some((environment) => wantedAt(environment) === "0");
  return allowed({ code: "set per environment", ...(isIdle && { idle }) });
}

/** Whether something is known to be settled of the service, and nothing of this. */
const isUnknown = ({ service, sides }: Pair, path: string, settled: Settled): boolean =>
  sides.every(({ environment }) => {
    const own = settled(environment, service, path);
    return own === undefined && settled(environment, service, "app") !== undefined;
  });

/** Code of its own, where code is to be promoted. That one environment has newer code than the next is as it should be. */
function promotion({ pair, settled }: Found): Judgement | undefined {
  const environments = environmentsWhere(pair, (environment, side) => {
    const { "release.origin": origin, "release.rollback": rollback } = pair.sides[side].manifest.facts;
    const wanted = settled(environment, pair.service, "release.origin");
    return wanted === origins.promoted && origin === origins.built && rollback === undefined;
  });
  return environments.length === 0 ? undefined : unexplained({ code: "not promoted", environments });
}
