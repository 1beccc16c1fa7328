import type { z } from "zod";
import type { Context } from "../../define/definition.ts";
import { ownership } from "../lifecycle/ownership.ts";
import type { appConfig } from "./batched-config.ts";
import type { Vars } from "./desired-vars.ts";

/** Config vars as they are declared: some may be seen, others not. */
export interface Declared {
  readonly vars: Vars;
  readonly sensitiveVars: Vars;
}

/** A config of which declarations have some keys each. */
export interface Place {
  readonly config: typeof appConfig;
  /** Where it is, for `config`. */
  readonly at: string;
  /** Whose it is, for programs. */
  readonly id: string;
  /** The same for people, such as `app <id>`. */
  readonly what: string;
  /** The command that shows the value of a key. */
  show(key: string): string;
}

/** A check of inputs: no key is declared as both. */
export function eitherOpenOrSecret({ value: { vars, sensitiveVars }, issues }: z.core.ParsePayload<Declared>): void {
  for (const key of Object.keys(vars).filter((each) => each in sensitiveVars)) {
    const message = "expected the key here or in sensitiveVars, got it in both";
    issues.push({ code: "custom", path: ["vars", key], input: key, message });
  }
}

/** All that is declared. */
export const wantedVars = ({ vars, sensitiveVars }: Declared): Vars => ({ ...vars, ...sensitiveVars });

/** What a declaration has of a config: its keys. */
export const keySlots = ({ id }: Pick<Place, "id">, declared: Declared): string[] =>
  Object.keys(wantedVars(declared)).map((key) => `${id}:${key}`);

/** Of two declarations of one key the later would win now, and each undo the other from then on. */
function claimKeys(context: Pick<Context, "api" | "urn">, { id, what }: Place, declared: Declared): void {
  for (const key of Object.keys(wantedVars(declared))) {
    ownership.refuseSecond(context, `${id}:${key}`, `config var ${key} of ${what}`);
    ownership.note(context, `${id}:${key}`);
  }
}

type Caller = Pick<Context, "api" | "signal" | "urn" | "holder">;

/** Sets what is declared, and removes what `prior` declared besides. `look`: whether anything may be there already. */
export function setKeys(context: Caller, place: Place, declared: Declared, prior?: Declared, look = true) {
  claimKeys(context, place, declared);
  const drop = () => (prior === undefined ? [] : stillOurs(context, place, prior));
  return place.config.apply(context, place.at, { set: wantedVars(declared), drop, look });
}

export const dropKeys = (context: Caller, place: Place, declared: Declared): Promise<void> =>
  place.config.apply(context, place.at, { set: {}, drop: () => stillOurs(context, place, declared), look: false });

/** Keys without those that another declaration has by now, or that this run has declared again. */
export function stillOurs(
  context: Pick<Context, "api" | "urn" | "holder">,
  { id }: Place,
  declared: Declared,
): string[] {
  return Object.keys(wantedVars(declared)).filter((key) => {
    const slot = `${id}:${key}`;
    return ownership.heldBy(context, slot) === undefined && context.holder(slot) === undefined;
  });
}

/** The declared config vars with their current values; none for an import, which adopts no keys. */
export function ownPart(live: Vars, declared: Declared | undefined): Declared {
  return { vars: pick(live, declared?.vars), sensitiveVars: pick(live, declared?.sensitiveVars) };
}

const pick = (live: Vars, declared: Vars = {}): Vars =>
  Object.fromEntries(Object.entries(live).filter(([key]) => key in declared));
