import { inOrder } from "../render/markdown/sections.ts";
import type { StoredSection } from "./comment-text.ts";
import { worsened } from "./worsened.ts";

/** A short comment of its own where something got worse: nobody is notified of an edited one. Nothing where nothing did. */
export function pingOf(
  before: readonly StoredSection[],
  now: readonly StoredSection[],
  url: string,
): string | undefined {
  const ordered = now.toSorted((one, other) => inOrder(one.section.environment, other.section.environment));
  const lines = ordered.flatMap(({ section: { environment }, weight }) => {
    const earlier = before.find(({ section }) => section.environment === environment);
    const ways = earlier === undefined ? [] : worsened(earlier.weight, weight);
    return ways.length === 0 ? [] : [`- **${environment}**: ${ways.join("; ")}`];
  });
  return lines.length === 0
    ? undefined
    : `This pull request got worse: see [the review](${url}).\n\n${lines.join("\n")}`;
}
