const mostNamed = 12;

/** `one of a, b, c`, of many names only the first. */
export function oneOf(names: readonly string[]): string {
  const more = names.length > mostNamed ? ` or ${names.length - mostNamed} more` : "";
  return `one of ${names.slice(0, mostNamed).join(", ")}${more}`;
}
