/**
 * Breaks a line that is wider than the terminal, after a comma or at a space, and lets what follows begin at `indent`. Where there is no terminal it
 * stays one line, which is easier to search.
 */
export function folded(line: string, indent: number, columns: number | undefined = process.stdout.columns): string {
  if (columns === undefined || line.length <= columns || columns < indent + 20) return line;
  const afterComma = line.lastIndexOf(", ", columns - 1) + 1;
  const at = afterComma > indent ? afterComma : line.lastIndexOf(" ", columns);
  if (at <= indent) return line;
  return `${line.slice(0, at).trimEnd()}\n${folded(" ".repeat(indent) + line.slice(at + 1), indent, columns)}`;
}
