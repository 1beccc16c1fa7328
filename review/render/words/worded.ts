/** Words for every code of a union: one without words does not compile. */
export type Words<Union extends { readonly code: string }, Rest extends unknown[] = [], Result = string> = {
  readonly [Code in Union["code"]]: (each: Extract<Union, { readonly code: Code }>, ...rest: Rest) => Result;
};

/** The words that a table has for a member of the union. */
export function worded<Union extends { readonly code: string }, Rest extends unknown[], Result>(
  table: Words<Union, Rest, Result>,
  each: Union,
  ...rest: Rest
): Result {
  const write = table[each.code as Union["code"]] as (each: Union, ...rest: Rest) => Result;
  return write(each, ...rest);
}
