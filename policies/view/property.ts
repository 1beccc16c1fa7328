/** A string property, or undefined. */
export const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** The strings of a list property. */
export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((each) => text(each) ?? []) : [];

/** A number property, or undefined. */
export const number = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

/** Whether a property is set to true. */
export const flag = (value: unknown): boolean => value === true;

/** A property of an object. */
export const at = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
