import { isUnfolded, type Kind, titles } from "../words/block.ts";
import { columns } from "../words/overview.ts";
import type { MarkdownBlock, Section } from "./section.ts";

/** A comment, nothing left out: what nobody may miss for every environment, then each environment's folds. */
export function laidOut(project: string, sections: readonly Section[]): string {
  return [`### Tandem review of ${project}`, firstScreen(sections), ...sections.flatMap(detail)].join("\n\n");
}

function firstScreen(sections: readonly Section[]): string {
  const isQuiet = sections.every(({ blocks }) => blocks.length === 0);
  const lines = sections.map(({ verdictLine }) => `- ${verdictLine}`).join("\n");
  const urgent = (Object.keys(titles) as Kind[]).filter(isUnfolded).flatMap((kind) => unfolded(kind, sections));
  return [
    sections.length === 0 ? "Nothing was reviewed." : lines,
    ...(isQuiet ? [] : [table(sections)]),
    ...urgent,
  ].join("\n\n");
}

function table(sections: readonly Section[]): string {
  const head = `| environment | ${columns.join(" | ")} |`;
  const rows = sections.map(({ tableRow }) => tableRow);
  return [head, "| --- | --: | --: | --: | --: | --- | --- | --- | --- |", ...rows].join("\n");
}

/** Every environment's items of one kind, each with its environment's name. */
function unfolded(kind: Kind, sections: readonly Section[]): string[] {
  const items = sections.flatMap(({ environment, blocks }) =>
    blocks
      .filter((block) => block.kind === kind && block.items.length > 0)
      .flatMap((block) => linesOf(block))
      .map((item) => `- **${environment}**: ${item.slice("- ".length)}`),
  );
  return items.length === 0 ? [] : [`**${titles[kind]}**\n\n${items.join("\n")}`];
}

function detail({ environment, origin, blocks }: Section): string[] {
  const folds = blocks.filter(({ kind, items }) => !isUnfolded(kind) && items.length > 0);
  const leftOut = blocks.filter(({ items, more }) => items.length === 0 && more > 0);
  if (folds.length + leftOut.length === 0) return [];
  const counts = leftOut.map(({ kind, more }) => `${titles[kind]} ${more}`).join(", ");
  return [
    `#### ${environment}`,
    origin,
    ...(leftOut.length === 0 ? [] : [`Left out for length, see the full report: ${counts}`]),
    ...folds.map(fold),
  ];
}

function fold(block: MarkdownBlock): string {
  return [`<details><summary>${foldTitle(block)}</summary>`, "", ...linesOf(block), "", "</details>"].join("\n");
}

/** With the number of things; lines of a bill are none. */
const foldTitle = ({ kind, items, more }: MarkdownBlock): string =>
  kind === "cost" ? titles[kind] : `${titles[kind]}: ${items.length + more}`;

const linesOf = ({ items, more }: MarkdownBlock): string[] =>
  more === 0 ? [...items] : [...items, `- *… and ${more} more, see the full report*`];
