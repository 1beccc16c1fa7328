import pc from "picocolors";
import type { EnvironmentReview, Report } from "../../report/report.ts";
import { type Verdict, verdictIn } from "../../report/verdict.ts";
import { inOneLine } from "../parity/words.ts";
import { type Block, type Item, isUnfolded, type Kind, type Snippet, titles } from "../words/block.ts";
import { blocksOf } from "../words/blocks.ts";
import { verdictWords } from "../words/overview.ts";
import { ours, phrase, strong } from "../words/phrase.ts";
import { date } from "../words/units.ts";
import { linesOf, type Page } from "./lines.ts";
import { numbers } from "./numbers.ts";

export interface TerminalOptions {
  /** In columns. @default 80 */
  readonly width?: number;
  /** @default what the terminal can do, unless `NO_COLOR` forbids it */
  readonly color?: boolean;
}

/** The review for a terminal: verdicts, numbers, losses and failures, then everything else by environment. Commands to copy stay in one line. */
export function terminalOf(report: Report, options: TerminalOptions = {}): string {
  const { width = 80, color = pc.isColorSupported } = options;
  const page: Page = { width, colors: pc.createColors(color) };
  const told = report.environments.map((review) => ({ review, blocks: blocksOf(report, review) }));
  const urgent = (Object.keys(titles) as Kind[]).filter(isUnfolded).map((kind) => unfolded(kind, told, page));
  const parts = [
    head(report, page),
    report.environments.flatMap((review) => verdictLines(report, review, page)),
    told.some(({ blocks }) => blocks.length > 0) ? numbers(report, page) : [],
    ...urgent,
    ...told.flatMap(({ review, blocks }) => details(review, blocks, page)),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

const head = ({ project, at, commit }: Report, page: Page): string[] => {
  const of = commit === undefined ? "" : `, commit ${commit.slice(0, 9)}`;
  return linesOf(phrase`Review of ${strong(project)}, ${date(at)}${of}`, 0, page);
};

const signs: Record<Verdict, readonly [sign: string, color: "green" | "yellow" | "red"]> = {
  clean: ["✓", "green"],
  pending: ["~", "yellow"],
  stopped: ["✗", "red"],
  failed: ["✗", "red"],
  incomplete: ["?", "yellow"],
};

function verdictLines(report: Report, review: EnvironmentReview, page: Page): string[] {
  const [sign, color] = signs[verdictIn(report, review)];
  const words = phrase`${strong(review.environment)}: ${ours(verdictWords(report, review))}`;
  const [first = "", ...rest] = linesOf(words, 2, page);
  return [`${page.colors[color](sign)} ${first.trimStart()}`, ...rest];
}

type Told = readonly { readonly review: EnvironmentReview; readonly blocks: readonly Block[] }[];

function unfolded(kind: Kind, told: Told, page: Page): string[] {
  const lines = told.flatMap(({ review, blocks }) =>
    blocks
      .filter((block) => block.kind === kind)
      .flatMap(({ items }) => items)
      .flatMap((item) => linesOf(phrase`${strong(review.environment)}: ${item.phrase}`, 2, page)),
  );
  return lines.length === 0 ? [] : [titleOf(kind, page), ...lines];
}

const titleOf = (kind: Kind, { colors }: Page): string => {
  const title = colors.bold(titles[kind]);
  return kind === "destructive" || kind === "failures" ? colors.red(title) : title;
};

function details({ environment }: EnvironmentReview, blocks: readonly Block[], page: Page): string[][] {
  return blocks
    .filter(({ kind }) => !isUnfolded(kind))
    .map(({ kind, items }) => [
      ...linesOf(phrase`${strong(titles[kind])} (${environment})`, 0, page),
      ...items.slice(0, mostItems).flatMap((item) => itemLines(item, page)),
      ...(items.length > mostItems
        ? [`  … and ${items.length - mostItems} more: --json, --markdown and --html tell all`]
        : []),
    ]);
}

/** Of one title: more scrolls the rest away. */
const mostItems = 50;

const itemLines = ({ phrase: sentence, snippets = [] }: Item, page: Page): string[] => [
  ...linesOf(sentence, 2, page),
  ...snippets.flatMap((snippet) => snippetLines(snippet, page)),
];

const snippetLines = ({ label, text }: Snippet, { colors }: Page): string[] => [
  `      ${colors.dim(`${label}:`)}`,
  ...text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => `        ${inOneLine(line.toWellFormed())}`),
];
