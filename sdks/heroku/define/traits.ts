import { z } from "zod";
import type { ConfirmableAction } from "./confirmation.ts";
import type { Consequence } from "./consequence.ts";

/** What a change of a property in place breaks for people, though nothing is deleted. */
export interface Breakage {
  /** What follows; by the value before, where that breaks something by going only. */
  readonly consequence: Consequence | ((before: string) => Consequence | undefined);
  /** The only value that breaks something; any other than before does when absent. A value that is no longer declared never does. */
  readonly to?: boolean | number;
  /** Refused until this action is confirmed by name; only told when absent, where the declaration itself is the intention. */
  readonly action?: ConfirmableAction;
}

/** What the engine must know about one property beyond its shape. */
export interface Trait {
  /** Changing the value deletes the object and makes a new one. */
  replaces?: true;
  /** The value is encrypted in state and never printed. */
  secret?: true;
  /** An output that becomes unknown in a preview when one of these inputs changes. */
  follows?: readonly string[];
  /** Changing the value in place breaks something for people. */
  breaks?: Breakage;
}

const registry = z.registry<Trait>();

export const replaces = <S extends z.ZodType>(schema: S): S => tag(schema, { replaces: true });
export const secret = <S extends z.ZodType>(schema: S): S => tag(schema, { secret: true });
export const breaks = <S extends z.ZodType>(schema: S, breakage: Breakage): S => tag(schema, { breaks: breakage });
export const follows = <S extends z.ZodType>(schema: S, ...inputs: string[]): S => tag(schema, { follows: inputs });

/** Traits of `schema`, whatever `.optional()` or `.default()` was put around it. */
export function traitsOf(schema: z.core.$ZodType): Trait {
  const inner: unknown = Reflect.get(schema._zod.def, "innerType");
  return { ...(inner instanceof z.core.$ZodType ? traitsOf(inner) : {}), ...registry.get(schema) };
}

/** What one change breaks. */
export interface Broken extends Pick<Breakage, "action"> {
  readonly consequence: Consequence;
}

/** What a change of this property from one value to another breaks. */
export function breakageOf(
  schema: z.core.$ZodType | undefined,
  { before, after }: { readonly before: unknown; readonly after: unknown },
): Broken | undefined {
  const { consequence, to, ...breakage } = (schema && traitsOf(schema).breaks) ?? {};
  if (after === undefined || (to !== undefined && to !== after)) return undefined;
  const told =
    typeof consequence === "function" ? (typeof before === "string" ? consequence(before) : undefined) : consequence;
  return told === undefined ? undefined : { ...breakage, consequence: told };
}

/** The keys of `shape` that carry a trait. */
export function keysWith(shape: z.core.$ZodShape, trait: keyof Trait): string[] {
  return Object.keys(shape).filter((key) => {
    const schema = shape[key];
    return schema !== undefined && traitsOf(schema)[trait] !== undefined;
  });
}

function tag<S extends z.ZodType>(schema: S, trait: Trait): S {
  const known: Trait | undefined = registry.get(schema);
  registry.add(schema as z.ZodType, { ...known, ...trait });
  return schema;
}
