/** A path with every inserted value URL-encoded: `` path`/apps/${app}/domains/${hostname}` ``. */
export function path(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return parts.reduce((whole, part, index) => whole + encodeURIComponent(values[index - 1] ?? "") + part);
}
