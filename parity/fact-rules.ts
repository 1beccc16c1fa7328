import { AUTOSCALED, origins, type Settled } from "./declared/settled-manifest.ts";
import type { Verdict } from "./difference.ts";
import type { Pair } from "./pair.ts";

export interface Judgement {
  readonly verdict: Verdict;
  readonly reason: string;
}

type Values = readonly [string | undefined, string | undefined];

export interface FactRule {
  readonly of: RegExp;
  /** Undefined where nothing is to be said that is not said of every fact. */
  readonly judge: (found: { pair: Pair; path: string; values: Values; settled: Settled }) => Judgement | undefined;
  /** Whether it is asked also where both environments have the same. */
  readonly always?: true;
}

const unexplained = (reason: string): Judgement => ({ verdict: "unexplained", reason });
const allowed = (reason: string) => (): Judgement => ({ verdict: "allowed", reason });

/** What is not usual of a fact. Of all others: equal ones are no difference, others are `unexplained`, or `declared`. */
export const rules: readonly FactRule[] = [
  {
    of: /^attachments\..+\.from$/,
    judge: () =>
      unexplained("the add-on belongs to an app of elsewhere, so that what one environment does reaches another"),
    always: true,
  },
  {
    of: /^app\.name$/,
    judge: () => unexplained("the app was renamed by hand: it is the one in the stage of the service's pipeline"),
    always: true,
  },
  { of: /^app\.team$/, judge: strayed((team) => `declared for the team ${team}`), always: true },
  { of: /^app\.maintenance$/, judge: ofMaintenance, always: true },
  { of: /^pipeline$/, judge: strayed((name) => `declared for the pipeline ${name}`), always: true },
  {
    of: /^pipeline\.stage$/,
    judge: ({ pair, values }) => {
      const found = pair.sides.flatMap(({ environment }, side) =>
        values[side] === undefined ? [] : [`${environment}'s app is in the stage ${values[side]}`],
      );
      return unexplained(found.join(", "));
    },
    always: true,
  },
  {
    of: /^pipeline\.members\./,
    judge: () => unexplained("a promotion goes to every app of the stage, and nothing declares this one for it"),
  },
  { of: /^processes\.[^.]+\.quantity$/, judge: ofQuantity, always: true },
  { of: /^processes\.[^.]+\.size$/, judge: allowed("dynos are a knob of each stack file") },
  { of: /^addons\.[^.]+\.plan$/, judge: allowed("plans are a knob of each stack file") },
  { of: /^domains\.hostnames$/, judge: allowed("host names are a knob of each stack file") },
  {
    of: /^webhooks\..+ signing$/,
    judge: allowed(
      "Heroku never gives back the secret that it is signed with, so nothing tells whether that is the declared one",
    ),
    always: true,
  },
  { of: /^backups\.newest\.taken$/, judge: allowed("each database is backed up at its own time") },
  {
    of: /^release\.rollback$/,
    judge: () => unexplained("it was rolled back: it runs that code, and has the config vars of that time"),
    always: true,
  },
  { of: /^release\.commit$/, judge: ofCommit },
  {
    of: /^release\./,
    judge: allowed("code goes to one environment after the other, and each counts its own releases"),
  },
];

/** Of what is not as it is settled in an environment, be it the same in both. */
function strayed(words: (settled: string) => string): FactRule["judge"] {
  return ({ pair, path, values, settled }) => {
    const wrong = pair.sides.flatMap(({ environment }, side) => {
      const wanted = settled(environment, pair.service, path);
      return wanted === undefined || values[side] === wanted ? [] : [`${environment} is ${words(wanted)}`];
    });
    return wrong.length === 0 ? undefined : unexplained(wrong.join(", "));
  };
}

/** Who has it on by the stack file has it on by intent. */
function ofMaintenance({ pair, path, values, settled }: Parameters<FactRule["judge"]>[0]): Judgement | undefined {
  const byHand = pair.sides.flatMap(({ environment }, side) =>
    values[side] !== undefined && settled(environment, pair.service, path) === undefined ? [environment] : [],
  );
  if (byHand.length > 0)
    return unexplained(`visitors of ${byHand.join(" and ")} see the maintenance page alone, and no stack file says so`);
  const isLost = pair.sides.some(
    ({ environment }, side) => values[side] === undefined && settled(environment, pair.service, path) !== undefined,
  );
  return isLost || values[0] === values[1]
    ? undefined
    : { verdict: "allowed", reason: "maintenance is a knob of each stack file" };
}

/** A process type that has dynos in one environment, and by hand none in the other, does nothing there. */
function ofQuantity({ pair, path, values, settled }: Parameters<FactRule["judge"]>[0]): Judgement | undefined {
  const [, type = ""] = path.split(".");
  // Told as a process type that is missing.
  if (values.includes(undefined)) return undefined;
  const idle = pair.sides.filter((_, side) => values[side] === "0");
  const wantedAt = (environment: string) => settled(environment, pair.service, path);
  const byHand = idle.filter(({ environment }) => Number(wantedAt(environment)) > 0);
  if (byHand.length > 0) {
    const where = byHand.map(({ environment }) => `${environment}, where ${wantedAt(environment)} is declared`);
    return unexplained(`${type} has no dynos in ${where.join(" and ")}: what it does is not done`);
  }
  if (values[0] === values[1]) return undefined;
  const [only] = pair.sides.filter((_, side) => values[side] !== "0");
  if (idle.length === 1 && only !== undefined && isUnknown(pair, path, settled)) {
    return unexplained(`${type} has dynos in ${only.environment} alone, and nothing declares it`);
  }
  const isIdle = idle.some(({ environment }) => wantedAt(environment) === "0");
  const but = isIdle ? `; in ${idle.map(({ environment }) => environment).join(" and ")} ${type} does nothing` : "";
  return { verdict: "allowed", reason: `dynos are a knob of each stack file${but}` };
}

/** Whether something is known to be settled of the service, and nothing of this. */
const isUnknown = ({ service, sides }: Pair, path: string, settled: Settled): boolean =>
  sides.every(({ environment }) => {
    const own = settled(environment, service, path);
    return own === undefined && own !== AUTOSCALED && settled(environment, service, "app") !== undefined;
  });

/** Code of its own, where code is to be promoted. That one environment has newer code than the next is as it should be. */
function ofCommit({ pair, settled }: Parameters<FactRule["judge"]>[0]): Judgement | undefined {
  const built = pair.sides.filter(
    ({ environment, manifest: { facts } }) =>
      settled(environment, pair.service, "release.origin") === origins.promoted &&
      facts["release.origin"] === origins.built &&
      facts["release.rollback"] === undefined,
  );
  if (built.length === 0) return undefined;
  const where = built.map(({ environment }) => environment).join(" and ");
  return unexplained(`the code of ${where} was released there, and not promoted`);
}
