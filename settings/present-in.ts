import type { Environment, OnlyIn, Sometimes } from "./declare.ts";

/** What `environment` has of a thing that may be declared for one environment only. */
export function presentIn<T extends object>(environment: Environment, thing: Sometimes<T> | undefined): T | undefined {
  if (thing === undefined || !isOnlyIn(thing)) return thing;
  return thing.environment === environment ? thing.thing : undefined;
}

/** The entries of `things` that `environment` has. */
export function entriesIn<T extends object>(
  environment: Environment,
  things: Readonly<Record<string, Sometimes<T>>> = {},
): [name: string, thing: T][] {
  return Object.entries(things).flatMap(([name, declared]) => {
    const thing = presentIn(environment, declared);
    return thing === undefined ? [] : [[name, thing] as [string, T]];
  });
}

/** Whether a thing is declared for one environment only. */
export function isOnlyIn<T extends object>(thing: Sometimes<T>): thing is OnlyIn<T> {
  return "kind" in thing && thing.kind === "onlyIn";
}
