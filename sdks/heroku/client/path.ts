/**
 * A path with every inserted value URL-encoded: `` path`/apps/${app}/domains/${hostname}` ``.
 *
 * @throws for a value that would change the path: an empty one, or dots.
 */
export function path(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: parts }, ...values.map(segment));
}

function segment(value: string): string {
  if (/^\.{0,2}$/.test(value)) throw new Error(`expected a name or an id, got "${value}"`);
  return encodeURIComponent(value);
}
