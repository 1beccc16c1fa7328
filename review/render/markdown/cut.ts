/** A part of a comment, of which whole items may be left out. */
export interface Cuttable {
  readonly blocks: readonly CuttableBlock[];
}

export interface CuttableBlock {
  readonly kind: string;
  readonly items: readonly string[];
  /** How many items were left out for length. */
  readonly more: number;
}

export interface Cutting<S extends Cuttable> {
  readonly print: (sections: readonly S[]) => string;
  /** Kinds of which items are left out, the first ones first; of blocks of any other kind the longest list goes, after all of these. */
  readonly leastFirst: readonly string[];
  /** In the unit of `lengthOf`. @default what GitHub takes */
  readonly limit?: number | undefined;
  /** @default characters */
  readonly lengthOf?: ((text: string) => number) | undefined;
}

/**
 * GitHub takes 65,536 characters; what marks a comment as ours needs some. A character of JavaScript's is never more than one of theirs, nor
 * than the 4 bytes that they keep for one.
 */
const githubLimit = 65_536 - 512;

/**
 * Leaves out whole items, from the end of the least important blocks, until what `print` makes of the rest is not longer than `limit`. What `print`
 * tells beside the items always stays.
 */
export function cut<S extends Cuttable>(sections: readonly S[], cutting: Cutting<S>): string {
  const { print, limit = githubLimit, lengthOf = (each) => each.length, leastFirst } = cutting;
  const text = print(sections);
  const excess = lengthOf(text) - limit;
  if (excess <= 0) return text;
  const less = withLess(sections, excess, { leastFirst, lengthOf });
  return less === undefined ? text : cut(less, cutting);
}

/** Takes the least important kind as a whole where even that is not enough; else from its longest block, so that environments lose alike. */
function withLess<S extends Cuttable>(
  sections: readonly S[],
  excess: number,
  { leastFirst, lengthOf }: { leastFirst: readonly string[]; lengthOf: (text: string) => number },
): readonly S[] | undefined {
  const blocks = sections.flatMap((section) => section.blocks).filter(({ items }) => items.length > 0);
  const kind = leastFirst.find((each) => blocks.some((block) => block.kind === each));
  const least = kind === undefined ? blocks : blocks.filter((block) => block.kind === kind);
  const [longest] = least.toSorted((one, other) => other.items.length - one.items.length);
  if (longest === undefined) return undefined;
  const isNotEnough = kind !== undefined && sizeOf(least, lengthOf) < excess;
  const less = (block: CuttableBlock): CuttableBlock => {
    if (isNotEnough) return least.includes(block) ? shorterBy(block, block.items.length) : block;
    return block === longest ? shorterBy(block, enough(block, excess, lengthOf)) : block;
  };
  return sections.map((section) => ({ ...section, blocks: section.blocks.map(less) }));
}

const sizeOf = (blocks: readonly CuttableBlock[], lengthOf: (text: string) => number): number =>
  blocks.flatMap(({ items }) => items).reduce((sum, item) => sum + lengthOf(item), 0);

/** How many items to take from the end; at most half of them at once. */
function enough({ items }: CuttableBlock, excess: number, lengthOf: (text: string) => number): number {
  const most = Math.ceil(items.length / 2);
  let saved = 0;
  const index = items.toReversed().findIndex((item) => {
    saved += lengthOf(item);
    return saved >= excess;
  });
  return index === -1 ? most : Math.min(index + 1, most);
}

const shorterBy = (block: CuttableBlock, count: number): CuttableBlock => ({
  ...block,
  items: block.items.slice(0, block.items.length - count),
  more: block.more + count,
});
