/** Something that one environment has and the others do not, with the reason that reviews show. */
export interface OnlyIn<T, E extends string = string> {
  readonly kind: "onlyIn";
  readonly environment: E;
  readonly thing: T;
  readonly reason: string;
}

/** A thing that every environment has, or one only. */
export type Sometimes<T, E extends string = string> = T | OnlyIn<T, E>;

/** What `environment` has of a thing that may be declared for one environment only. */
export function presentIn<T extends object>(environment: string, thing: Sometimes<T> | undefined): T | undefined {
  if (!isObject(thing)) return undefined;
  if (!isOnlyIn(thing)) return thing;
  return thing.environment === environment ? thing.thing : undefined;
}

/** Programs run without being compiled first: what is none of the words is a finding of its own. */
const isObject = <T>(thing: T | undefined): thing is T => typeof thing === "object" && thing !== null;

/** The entries of `things` that `environment` has. */
export function entriesIn<T extends object>(
  environment: string,
  things: Readonly<Record<string, Sometimes<T>>> = {},
): [name: string, thing: T][] {
  return (isObject(things) ? Object.entries(things) : []).flatMap(([name, declared]) => {
    const thing = presentIn(environment, declared);
    return thing === undefined ? [] : [[name, thing] as [string, T]];
  });
}

/** Whether a thing is declared for one environment only. */
export function isOnlyIn<T extends object>(thing: Sometimes<T>): thing is OnlyIn<T> {
  return "kind" in thing && thing.kind === "onlyIn";
}

/** A thing, whether every environment has it or one only. */
export const thingOf = <T extends object>(declared: Sometimes<T>): T =>
  isOnlyIn(declared) ? declared.thing : declared;
