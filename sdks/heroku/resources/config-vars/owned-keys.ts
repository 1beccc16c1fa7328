import type { z } from "zod";
import type { Context } from "../../define/definition.ts";
import { ownership } from "../lifecycle/ownership.ts";
import type { Vars } from "./desired-vars.ts";

/** Config vars as they are declared: some may be seen, others not. */
export interface Declared {
  readonly vars: Vars;
  readonly sensitiveVars: Vars;
}

/** Whose config it is: `id` for programs, `what` for people, such as `app <id>`. */
export interface Owner {
  readonly id: string;
  readonly what: string;
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
export const keySlots = ({ id }: Owner, declared: Declared): string[] =>
  Object.keys(wantedVars(declared)).map((key) => `${id}:${key}`);

/** Of two declarations of one key the later would win now, and each undo the other from then on. */
export function claimKeys(context: Pick<Context, "api" | "urn">, { id, what }: Owner, declared: Declared): void {
  for (const key of Object.keys(wantedVars(declared))) {
    ownership.refuseSecond(context, `${id}:${key}`, `config var ${key} of ${what}`);
    ownership.note(context, `${id}:${key}`);
  }
}

/** Keys without those that another declaration has by now, or that this run has declared again. */
export function stillOurs(
  context: Pick<Context, "api" | "urn" | "holder">,
  owner: Owner,
  declared: Declared,
): string[] {
  return Object.keys(wantedVars(declared)).filter((key) => {
    const slot = `${owner.id}:${key}`;
    return ownership.heldBy(context, slot) === undefined && context.holder(slot) === undefined;
  });
}

/** The declared config vars with their current values; none for an import, which adopts no keys. */
export function ownPart(live: Vars, declared: Declared | undefined): Declared {
  return { vars: pick(live, declared?.vars), sensitiveVars: pick(live, declared?.sensitiveVars) };
}

const pick = (live: Vars, declared: Vars = {}): Vars =>
  Object.fromEntries(Object.entries(live).filter(([key]) => key in declared));
