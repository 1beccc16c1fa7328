import type { Kind } from "../words/block.ts";
import type { MarkdownBlock, Section } from "./section.ts";

/** What is left out first. Of what is lost, was rolled back or failed, the longest list goes. */
const leastFirst: readonly Kind[] = ["letBe", "cost", "parity", "policies", "made", "notChecked", "changes", "drift"];

/**
 * Leaves out whole items, from the end of the least important blocks, until what `print` makes of the rest is not longer than `limit`. Lines and
 * rows of environments always stay.
 */
export function cut(
  sections: readonly Section[],
  print: (sections: readonly Section[]) => string,
  limit: number,
  lengthOf: (text: string) => number,
): string {
  const text = print(sections);
  const excess = lengthOf(text) - limit;
  if (excess <= 0) return text;
  const less = withLess(sections, excess, lengthOf);
  return less === undefined ? text : cut(less, print, limit, lengthOf);
}

/** Takes from the longest block of the least important kind; at most half of it, so that environments lose alike. */
function withLess(
  sections: readonly Section[],
  excess: number,
  lengthOf: (text: string) => number,
): readonly Section[] | undefined {
  const blocks = sections.flatMap((section) => section.blocks).filter(({ items }) => items.length > 0);
  const kind = leastFirst.find((each) => blocks.some((block) => block.kind === each));
  const [longest] = blocks
    .filter((block) => kind === undefined || block.kind === kind)
    .sort((one, other) => other.items.length - one.items.length);
  if (longest === undefined) return undefined;
  const shorter = shortened(longest, excess, lengthOf);
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => (block === longest ? shorter : block)),
  }));
}

function shortened(block: MarkdownBlock, excess: number, lengthOf: (text: string) => number): MarkdownBlock {
  const most = Math.ceil(block.items.length / 2);
  let dropped = 0;
  let saved = 0;
  while (dropped < most && saved < excess) {
    dropped += 1;
    saved += lengthOf(block.items.at(-dropped) ?? "") + 1;
  }
  return { ...block, items: block.items.slice(0, -dropped), more: block.more + dropped };
}
