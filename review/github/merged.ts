import type { StoredSection } from "./comment-text.ts";

/**
 * One section an environment: the one that was looked at last, so that a slow job of an earlier commit hides nothing. Of two
 * of the same moment the later in the list.
 */
export function merged(lists: readonly (readonly StoredSection[])[]): StoredSection[] {
  const newest = new Map<string, StoredSection>();
  for (const stored of lists.flat()) {
    const { environment } = stored.section;
    const known = newest.get(environment);
    if (known === undefined || Date.parse(stored.at) >= Date.parse(known.at)) newest.set(environment, stored);
  }
  return [...newest.values()];
}

/** Whether every one of `sections`, or a later one of its environment, is in `there`. */
export const coveredBy = (there: readonly StoredSection[], sections: readonly StoredSection[]): boolean =>
  sections.every(({ section, at }) =>
    there.some((other) => other.section.environment === section.environment && Date.parse(other.at) >= Date.parse(at)),
  );
