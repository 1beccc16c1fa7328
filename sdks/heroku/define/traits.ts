import { z } from "zod";
import type { ConfirmableAction } from "./confirmation.ts";
import type { Consequence } from "./consequence.ts";

/** What an update of a property breaks for users, although nothing is deleted. */
export interface Breakage {
  /** The consequence, or the one by the previous value. */
  readonly consequence: Consequence | ((before: string) => Consequence | undefined);
  /** The only value that breaks something; if absent, any changed value does. A removed value never does. */
  readonly to?: boolean | number;
  /** The action to confirm; if absent, the consequence is only shown. */
  readonly action?: ConfirmableAction;
}

/** A property's traits for the engine. */
export interface Trait {
  /** A change replaces the object. */
  replaces?: true;
  /** The value is encrypted in the state and never printed. */
  secret?: true;
  /** An output that becomes unknown in a preview when one of these inputs changes. */
  follows?: readonly string[];
  /** An update of the value breaks something for users. */
  breaks?: Breakage;
}

const registry = z.registry<Trait>();

export const replaces = <S extends z.ZodType>(schema: S): S => tag(schema, { replaces: true });
export const secret = <S extends z.ZodType>(schema: S): S => tag(schema, { secret: true });
export const breaks = <S extends z.ZodType>(schema: S, breakage: Breakage): S => tag(schema, { breaks: breakage });
export const follows = <S extends z.ZodType>(schema: S, ...inputs: string[]): S => tag(schema, { follows: inputs });

/** The traits of `schema`, also inside `.optional()` and `.default()`. */
export function traitsOf(schema: z.core.$ZodType): Trait {
  const inner: unknown = Reflect.get(schema._zod.def, "innerType");
  return { ...(inner instanceof z.core.$ZodType ? traitsOf(inner) : {}), ...registry.get(schema) };
}

/** What one change breaks. */
export interface Broken extends Pick<Breakage, "action"> {
  readonly consequence: Consequence;
}

/** The breakage of a change from one value to another. */
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

/** The keys of `shape` with a trait. */
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
