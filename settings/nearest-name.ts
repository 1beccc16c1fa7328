/** The name that `written` was probably meant to be, or `undefined` when none is near. */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  // Nothing that long is a misspelling, and its distance takes time.
  if (written.length > 80) return undefined;
  const [best] = names
    .map((name) => ({ name, distance: editDistance(written.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(2, Math.floor(name.length / 3)) && distance < name.length)
    .sort((a, b) => a.distance - b.distance);
  return best?.name;
}

/** What to do about a name that nothing has: `did you mean <name>`, or `undefined` when none is near. */
export function didYouMean(written: string, names: readonly string[]): string | undefined {
  const meant = nearestName(written, names);
  return meant && `did you mean ${meant}`;
}

/** Levenshtein's: how many letters must be added, removed or changed. */
function editDistance(from: string, to: string): number {
  const target = [...to];
  let row = Array.from({ length: target.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of target.entries()) {
      const changed = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
