import { z } from "zod";

/** What the engine must know about one property beyond its shape. */
export interface Trait {
  /** Changing the value deletes the object and makes a new one. */
  replaces?: true;
  /** The value is encrypted in state and never printed. */
  secret?: true;
  /** An output that becomes unknown in a preview when one of these inputs changes. */
  follows?: readonly string[];
}

const registry = z.registry<Trait>();

export const replaces = <S extends z.ZodType>(schema: S): S => tag(schema, { replaces: true });
export const secret = <S extends z.ZodType>(schema: S): S => tag(schema, { secret: true });
export const follows = <S extends z.ZodType>(schema: S, ...inputs: string[]): S => tag(schema, { follows: inputs });

/** Traits of `schema`, whatever `.optional()` or `.default()` was put around it. */
export function traitsOf(schema: z.core.$ZodType): Trait {
  const inner: unknown = Reflect.get(schema._zod.def, "innerType");
  return { ...(inner instanceof z.core.$ZodType ? traitsOf(inner) : {}), ...registry.get(schema) };
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
