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

/** Takes the least important kind as a whole where even that is not enough; else from its longest block, so that environments lose alike. */
function withLess(
  sections: readonly Section[],
  excess: number,
  lengthOf: (text: string) => number,
): readonly Section[] | undefined {
  const blocks = sections.flatMap((section) => section.blocks).filter(({ items }) => items.length > 0);
  const kind = leastFirst.find((each) => blocks.some((block) => block.kind === each));
  const least = kind === undefined ? blocks : blocks.filter((block) => block.kind === kind);
  const [longest] = least.toSorted((one, other) => other.items.length - one.items.length);
  if (longest === undefined) return undefined;
  const isNotEnough = kind !== undefined && sizeOf(least, lengthOf) < excess;
  const less = (block: MarkdownBlock): MarkdownBlock => {
    if (isNotEnough) return least.includes(block) ? shorterBy(block, block.items.length) : block;
    return block === longest ? shorterBy(block, enough(block, excess, lengthOf)) : block;
  };
  return sections.map((section) => ({ ...section, blocks: section.blocks.map(less) }));
}

const sizeOf = (blocks: readonly MarkdownBlock[], lengthOf: (text: string) => number): number =>
  blocks.flatMap(({ items }) => items).reduce((sum, item) => sum + lengthOf(item), 0);

/** How many items to take from the end; at most half of them at once. */
function enough({ items }: MarkdownBlock, excess: number, lengthOf: (text: string) => number): number {
  const most = Math.ceil(items.length / 2);
  let saved = 0;
  const index = items.toReversed().findIndex((item) => {
    saved += lengthOf(item);
    return saved >= excess;
  });
  return index === -1 ? most : Math.min(index + 1, most);
}

const shorterBy = (block: MarkdownBlock, count: number): MarkdownBlock => ({
  ...block,
  items: block.items.slice(0, block.items.length - count),
  more: block.more + count,
});
