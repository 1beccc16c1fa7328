import { type Kind, titles } from "../words/block.ts";
import { marks } from "./layout.ts";
import type { MarkdownBlock, Section } from "./section.ts";

/**
 * The sections of a comment that `commentFrom` wrote, to put others beside them; none of any other text. Nothing that somebody named can pass for
 * a mark: marks begin a line, and names never do.
 */
export function sectionsIn(comment: string): Section[] {
  const lines = comment.replaceAll("\r\n", "\n").split("\n");
  const begin = lines.findIndex((line) => line.startsWith(marks.heading));
  if (begin === -1) return [];
  const [first = [], ...details] = split(lines.slice(begin), (line) => line.startsWith(marks.environment));
  const rows = first.filter((line) => line.startsWith("| ")).slice(["head", "rule"].length);
  const [top = [], ...urgent] = split(first, (line) => kindOf(line, marks.title) !== undefined);
  return top
    .filter((line) => line.startsWith("- "))
    .map((line, index) => {
      const environment = /\*\*(?<name>.+?)\*\*:/.exec(line)?.groups?.name ?? "";
      const detail = details.find(([head]) => head === `${marks.environment}${environment}`) ?? [];
      return {
        environment,
        verdictLine: line.slice("- ".length),
        tableRow: rows[index],
        origin: detail[2] ?? "",
        blocks: [
          ...urgent.flatMap((part) => unfoldedBlock(part, environment)),
          ...foldedBlocks(detail),
          ...leftOut(detail),
        ],
      };
    });
}

/** Each part but the first begins with a line that `isHead`. */
function split(lines: readonly string[], isHead: (line: string) => boolean): string[][] {
  const heads = lines.flatMap((line, index) => (isHead(line) ? [index] : []));
  return [0, ...heads].map((start, index) => lines.slice(start, heads[index] ?? lines.length));
}

const allKinds = Object.keys(titles) as Kind[];

const kindOf = (line: string, mark: (title: string) => string): Kind | undefined =>
  allKinds.find((kind) => line === mark(titles[kind]));

function unfoldedBlock([head = "", ...lines]: readonly string[], environment: string): MarkdownBlock[] {
  const kind = kindOf(head, marks.title);
  const prefix = `- **${environment}**: `;
  const own = itemsOf(lines).filter((item) => item.startsWith(prefix));
  if (kind === undefined || own.length === 0) return [];
  return [{ kind, ...withMore(own.map((item) => `- ${item.slice(prefix.length)}`)) }];
}

const foldedBlocks = (detail: readonly string[]): MarkdownBlock[] =>
  split(detail, (line) => line.startsWith("<details>")).flatMap(([head = "", ...lines]) => {
    const kind = kindOf(head.replace(/(?:: \d+)?(?=<\/summary>$)/, ""), marks.fold);
    return kind === undefined ? [] : [{ kind, ...withMore(itemsOf(lines)) }];
  });

function leftOut(detail: readonly string[]): MarkdownBlock[] {
  const line = detail.find((each) => each.startsWith(marks.leftOut)) ?? "";
  return allKinds.flatMap((kind) => {
    const count = new RegExp(`(?:: |, )${titles[kind]} (\\d+)(?:$|, )`).exec(line)?.[1];
    return count === undefined ? [] : [{ kind, items: [], more: Number(count) }];
  });
}

/** An item goes on as long as its lines are indented or empty. */
const itemsOf = (lines: readonly string[]): string[] =>
  split(lines, (line) => line !== "" && !line.startsWith("  "))
    .filter(([head]) => head?.startsWith("- "))
    .map((item) => item.join("\n").trimEnd());

function withMore(items: readonly string[]): Pick<MarkdownBlock, "items" | "more"> {
  const [before, after] = `- ${marks.more("\n")}`.split("\n");
  const last = items.at(-1) ?? "";
  const isMore = before !== undefined && after !== undefined && last.startsWith(before) && last.endsWith(after);
  if (!isMore) return { items, more: 0 };
  return { items: items.slice(0, -1), more: Number(last.slice(before.length, -after.length)) };
}
