/**
 * Breaks a line that is wider than the terminal, after a comma or at a space, and lets what follows begin at `indent`. Where there is no terminal it
 * stays one line, which is easier to search.
 */
export function folded(line: string, indent: number, columns: number | undefined = process.stdout.columns): string {
  if (columns === undefined || columns < indent + 20) return line;
  const lines: string[] = [];
  const margin = " ".repeat(indent);
  let from = 0;
  for (;;) {
    // Only as much as fits is looked at: with the rest of a long text, each line would take as long as all of it.
    const begin = lines.length === 0 ? "" : margin;
    const head = begin + line.slice(from, from + columns + 1 - begin.length);
    if (head.length <= columns) return [...lines, head].join("\n");
    const afterComma = head.lastIndexOf(", ", columns - 1) + 1;
    const at = afterComma > indent ? afterComma : head.lastIndexOf(" ", columns);
    if (at <= indent) return [...lines, begin + line.slice(from)].join("\n");
    lines.push(head.slice(0, at).trimEnd());
    from += at + 1 - begin.length;
  }
}
