import type { ConfigVar, Environment } from "../../settings/declare.ts";
import { allOf } from "../../settings/finding.ts";
import { entriesIn, isOnlyIn } from "../../settings/present-in.ts";
import type { ServiceSettings } from "../../settings/settings.ts";
import { ignoreLine, indexLine, onlyInWord, secretCommand, stackFileLine } from "./file-lines.ts";

/** What is to be written so that drift may stay, a line for each place, or why nothing is. */
export interface Keep {
  readonly lines: readonly string[];
  readonly unwritten: readonly string[];
}

export const written = (...lines: string[]): Keep => ({ lines, unwritten: [] });

export const unwritten = (why: string): Keep => ({ lines: [], unwritten: [why] });

/** A service in the environment that has drifted. */
export interface Where {
  readonly environment: Environment;
  /** All of the declaration, in its order. */
  readonly environments: readonly Environment[];
  readonly own: ServiceSettings;
}

/** A knob in the stack file of an environment. */
export const knobLine = ({ own }: Where, environment: Environment, knob: string, value: string): string =>
  stackFileLine(environment, own.declaration.name, knob, value);

/** What nothing else can say of one environment: a rule, by which the `up` leaves it as it is. */
export const ignoring = ({ own, environment }: Where, path: string): Keep =>
  written(ignoreLine(environment, own.declaration.name, path));

/** A word of the service's declaration. */
export const declarationLine = ({ own }: Pick<Where, "own">, word: string): string =>
  indexLine(own.declaration.name, word);

/** Something of a service that may be declared for one environment only. */
interface Declared {
  /** Such as `addons.rollbar`, or an entry of the list `from`. */
  readonly path: string;
  readonly from?: string;
  readonly declared: object | undefined;
  /** How it is written now. @default as it stands there */
  readonly as?: string;
}

/**
 * A thing that this environment has no more: for the other one only, where there is one, else for none. `also` is what goes with
 * it. Of several other environments `onlyIn` cannot say which.
 */
export function elsewhere(where: Where, declared: Declared, ...also: readonly string[]): Keep {
  const others = where.environments.filter((each) => each !== where.environment);
  const isHereOnly = declared.declared !== undefined && isOnlyIn(declared.declared);
  if (others.length > 1 && !isHereOnly) {
    return unwritten(`onlyIn names one environment, and ${declared.path} stays in ${allOf(others)}`);
  }
  return written(elsewhereLine(where, declared), ...also);
}

/** The line of the declaration that says so. */
export function elsewhereLine(where: Where, { path, from, declared, as = "<as it is>" }: Declared): string {
  const [other] = where.environments.filter((each) => each !== where.environment);
  if (other === undefined || (declared !== undefined && isOnlyIn(declared))) {
    return declarationLine(where, from === undefined ? `take ${path} out` : `take ${path} out of ${from}`);
  }
  return declarationLine(where, `${from ?? path}: ${onlyInWord(other, as)}`);
}

/** What review apps, which are made as the first environment is, have of a thing that this environment has no more. */
export function reviewAppsLines(where: Where, kind: "plans" | "config", names: readonly string[]): string[] {
  const { reviewApps } = where.own.declaration;
  if (reviewApps === undefined || where.environment !== where.environments[0]) return [];
  return names
    .filter((name) => Object.hasOwn(reviewApps[kind] ?? {}, name))
    .map((name) => declarationLine(where, `reviewApps: take ${name} out of ${kind}`));
}

/** The knob of a thing that this environment has no more; with the last one of its kind, the kind goes. */
export function knobGone(where: Where, knob: string): string {
  const [kind = "", name] = knob.split(".");
  const isLast = name !== undefined && (knobsOf(where)[kind] ?? 0) < 2;
  return knobLine(where, where.environment, isLast ? kind : knob, "take it out");
}

/** How many knobs of a kind the stack file has. */
const knobsOf = ({ own, environment }: Where): Readonly<Record<string, number>> => ({
  addons: own.addons.length,
  config: entriesIn<ConfigVar>(environment, own.declaration.config).filter(([, { kind }]) => kind === "perEnvironment")
    .length,
});

/** Sets a secret of the stack. Its value is asked for. */
export const secretLine = ({ own, environment }: Where, key: string): string =>
  secretCommand(environment, `${own.declaration.name}:${key}`);

/** The secret of a thing that this environment has no more. */
export const secretGone = ({ own, environment }: Where, key: string): string =>
  `pulumi config rm ${own.declaration.name}:${key} --stack ${environment}`;
