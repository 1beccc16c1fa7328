/** Rows as lines: each column is as wide as its widest cell, and the last one as its own. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = columnWidths(rows);
  return rows.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join(gap)
      .trimEnd(),
  );
}

/** Where the last column of a table begins. */
export const lastColumn = (rows: readonly (readonly string[])[]): number =>
  columnWidths(rows)
    .slice(0, -1)
    .reduce((sum, width) => sum + width + gap.length, 0);

const gap = "  ";

const columnWidths = (rows: readonly (readonly string[])[]): number[] =>
  (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
