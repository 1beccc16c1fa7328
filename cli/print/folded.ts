/** Columns that text may take: the terminal's, else what `COLUMNS` says, else 80. */
export const terminalWidth = (): number => process.stdout.columns || Number(process.env.COLUMNS) || 80;

/** Breaks a line that is wider than the terminal, after a comma or at a space; what follows begins at `indent`. */
export function folded(line: string, indent: number, columns: number = terminalWidth()): string {
  if (columns < indent + 20) return line;
  const lines: string[] = [];
  const margin = " ".repeat(indent);
  let from = 0;
  for (;;) {
    // Only what fits is searched: with the rest of a long text, the time would grow with its square.
    const begin = lines.length === 0 ? "" : margin;
    const head = begin + line.slice(from, from + columns + 1 - begin.length);
    if (head.length <= columns) return [...lines, head].join("\n");
    const afterComma = head.lastIndexOf(", ", columns - 1) + 1;
    // Early in a line, a comma would leave most of it empty.
    const at = afterComma > (indent + columns) / 2 ? afterComma : head.lastIndexOf(" ", columns);
    if (at <= indent) return [...lines, begin + line.slice(from)].join("\n");
    lines.push(head.slice(0, at).trimEnd());
    from += at + 1 - begin.length;
  }
}
