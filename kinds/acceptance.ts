import { type Code, code, gap } from "./command.ts";
import type { Where } from "./declared-service.ts";
import type { Edit, Unwritten } from "./edit.ts";
import { declare, onlyIn, run, set, setSecret, undeclare } from "./edits.ts";
import { entriesIn, isOnlyIn } from "./only-in.ts";

/** What to write so that drift may stay, or why nothing is. */
export interface Acceptance {
  readonly edits: readonly Edit[];
  readonly unwritten: readonly Unwritten[];
}

export const written = (...edits: Edit[]): Acceptance => ({ edits, unwritten: [] });

export const unwritten = (why: Unwritten): Acceptance => ({ edits: [], unwritten: [why] });

export const nothingDeclared = (): Acceptance => unwritten({ code: "nothing declared of it" });

/** Of each of several, all together. */
export function acceptEach<T>(all: readonly T[], accept: (each: T) => Acceptance): Acceptance {
  const each = all.map(accept);
  return { edits: each.flatMap(({ edits }) => edits), unwritten: each.flatMap((one) => one.unwritten) };
}

const nameIn = ({ own }: Pick<Where, "own">): string => own.declaration.name;

/** A knob in the stack file of an environment. */
export const setKnob = (where: Where, knob: string, value: Code, environment = where.environment): Edit =>
  set({ environment, service: nameIn(where) }, knob, value);

export const declareIn = (where: Pick<Where, "own">, path: string, written: Code, everywhere?: "everywhere"): Edit =>
  declare(nameIn(where), path, written, everywhere !== undefined && { everywhere: true });

/** Something of a service that may be declared for one environment only. */
interface Declared {
  /** Such as `addons.rollbar`, or an entry of the list `from`. */
  readonly path: string;
  readonly from?: string;
  readonly declared: object | undefined;
  /** How it is written now. @default as it is declared */
  readonly as?: Code;
}

/**
 * A thing that this environment has no more: for the other one only, where there is one, else for none. `also` is what goes with
 * it. Of several other environments `onlyIn` cannot say which.
 */
export function elsewhere(where: Where, declared: Declared, ...also: readonly Edit[]): Acceptance {
  const others = where.environments.filter((each) => each !== where.environment);
  const isHereOnly = declared.declared !== undefined && isOnlyIn(declared.declared);
  if (others.length > 1 && !isHereOnly) {
    return unwritten({ code: "onlyIn names one", path: declared.path, environments: others });
  }
  return written(declareElsewhere(where, declared), ...also);
}

export function declareElsewhere(where: Where, { path, from, declared, as }: Declared): Edit {
  const [other] = where.environments.filter((each) => each !== where.environment);
  if (other === undefined || (declared !== undefined && isOnlyIn(declared))) {
    return undeclare(nameIn(where), path, from !== undefined && { from });
  }
  return declareIn(where, from ?? path, onlyIn(other, as ?? gap("as declared")));
}

/** What review apps, which are made as the first environment is, have of a thing that this environment has no more. */
export function undeclareInReviewApps(where: Where, kind: "plans" | "config", names: readonly string[]): Edit[] {
  const { reviewApps } = where.own.declaration;
  if (reviewApps === undefined || where.environment !== where.environments[0]) return [];
  return names
    .filter((name) => Object.hasOwn(reviewApps[kind] ?? {}, name))
    .map((name) => undeclare(nameIn(where), name, { from: `reviewApps.${kind}` }));
}

/** The knob of a thing that this environment has no more; with the last one of its kind, the kind goes. */
export function unsetKnob(where: Where, knob: string): Edit {
  const [kind = "", name] = knob.split(".");
  const isLast = name !== undefined && (knobsOf(where)[kind] ?? 0) < 2;
  return { code: "unset", environment: where.environment, service: nameIn(where), knob: isLast ? kind : knob };
}

/** How many knobs of a kind the stack file has. */
const knobsOf = ({ own, environment }: Where): Readonly<Record<string, number>> => ({
  addons: own.addons.length,
  config: entriesIn(environment, own.declaration.config).filter(([, { kind }]) => kind === "perEnvironment").length,
});

/** Sets a secret of the stack. Its value is asked for. */
export const setSecretIn = (where: Where, key: string, environment = where.environment): Edit =>
  setSecret(environment, `${nameIn(where)}:${key}`);

/** The secret of a thing that this environment has no more. */
export const removeSecret = (where: Where, key: string): Edit =>
  run("pulumi", "config", "rm", `${nameIn(where)}:${key}`, "--stack", where.environment);

export const asCode = (value: string | undefined): Code => (value === undefined ? gap("live") : code`${value}`);
