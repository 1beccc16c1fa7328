import type { StoredSection } from "./comment-text.ts";
import { isBefore } from "./turn.ts";

/**
 * One section an environment: that of the latest run, so that a slow job of an earlier commit hides nothing. Of two of the same run, or
 * where a run is unknown, the later in the list. The times in sections order nothing: the reviewed code may have written them.
 */
export function merged(lists: readonly (readonly StoredSection[])[]): StoredSection[] {
  const newest = new Map<string, StoredSection>();
  for (const stored of lists.flat()) {
    const { environment } = stored.section;
    const known = newest.get(environment);
    if (known === undefined || !isBefore(stored.turn, known.turn)) newest.set(environment, stored);
  }
  return [...newest.values()];
}

/** Whether every one of `sections`, or a later one of its environment, is in `there`. */
export const coveredBy = (there: readonly StoredSection[], sections: readonly StoredSection[]): boolean =>
  sections.every(({ section, turn }) =>
    there.some((other) => other.section.environment === section.environment && !isBefore(other.turn, turn)),
  );
