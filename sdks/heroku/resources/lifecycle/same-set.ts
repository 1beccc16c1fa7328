/** Whether two lists hold the same values, in whatever order. */
export function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  const left = new Set(one);
  const right = new Set(other);
  return left.size === right.size && [...left].every((value) => right.has(value));
}
