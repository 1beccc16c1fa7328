import type { EnvironmentReview, Report } from "../../report/report.ts";
import { type Verdict, verdictIn } from "../../report/verdict.ts";
import type { Item, Snippet } from "../words/block.ts";
import { blocksOf } from "../words/blocks.ts";
import { cellsOf, verdictWords } from "../words/overview.ts";
import { date } from "../words/units.ts";
import { cut } from "./cut.ts";
import { code, escaped, fenced, inline } from "./inline.ts";
import { laidOut } from "./layout.ts";
import { leastFirst, type Section } from "./section.ts";

/** A section for each environment of a report. `fullReportAt` is an address, and linked if it is one of the web. */
export const sectionsOf = (report: Report, { fullReportAt }: { readonly fullReportAt?: string } = {}): Section[] =>
  report.environments.map((review) => sectionOf(report, review, fullReportAt));

export interface CommentOptions {
  readonly project: string;
  /** In the unit of `lengthOf`. From 1,000 an environment on, what is longer is cut to it. @default what GitHub takes */
  readonly limit?: number;
  /** @default characters */
  readonly lengthOf?: (text: string) => number;
}

/** One comment with all sections, staging before production, in any order of writing. */
export function commentFrom(sections: readonly Section[], options: CommentOptions): string {
  const { limit, lengthOf } = options;
  const project = printedName(options.project);
  const told = withoutRepetition(sections.toSorted((one, other) => inOrder(one.environment, other.environment)));
  return cut(told, { print: (rest) => laidOut(project, rest), limit, lengthOf, leastFirst });
}

const signs: Record<Verdict, string> = { clean: "✅", pending: "🟡", stopped: "⛔", failed: "❌", incomplete: "❔" };

function sectionOf(report: Report, review: EnvironmentReview, fullReportAt: string | undefined): Section {
  const environment = printedName(review.environment);
  const commit = report.commit === undefined ? "" : `, at ${code(report.commit.slice(0, 9))}`;
  const link = fullReportAt === undefined ? "" : `; ${linkTo(fullReportAt)}`;
  return {
    environment,
    verdictLine: `${signs[verdictIn(report, review)]} **${environment}**: ${verdictWords(report, review)}${commit}`,
    tableRow: `| ${[environment, ...cellsOf(report, review)].join(" | ")} |`,
    origin: `Reviewed ${date(report.at)}${commit}${link}`,
    blocks: blocksOf(report, review).map(({ kind, items }) => ({ kind, items: items.map(itemLines), more: 0 })),
  };
}

/** Pulumi's names of projects and stacks have no other characters. */
const printedName = (text: string): string => escaped(text.replaceAll(/[^\w.-]+/g, "-").slice(0, 40));

function linkTo(address: string): string {
  const url = /^https?:/i.test(address) ? URL.parse(address) : null;
  if (url === null || url.href.length > 500) return `full report: ${code(address)}`;
  return `[full report](<${url.href.replaceAll(/[<>\\|`]/g, encodeURIComponent)}>)`;
}

const itemLines = ({ phrase, snippets = [] }: Item): string =>
  [`- ${inline(phrase)}`, ...snippets.flatMap(snippetLines).map((line) => (line === "" ? "" : `  ${line}`))].join("\n");

const snippetLines = ({ label, text, isCommand }: Snippet): string[] => [
  "",
  `${label}:`,
  ...fenced(text, isCommand ? "sh" : ""),
];

const places = ["staging", "production"];

/** What is neither comes first, by its name. */
export function inOrder(one: string, other: string): number {
  return places.indexOf(one) - places.indexOf(other) || (one < other ? -1 : 1);
}

/** What two environments share, such as their parity, may have come with each; the last one tells it. */
function withoutRepetition(sections: readonly Section[]): Section[] {
  return sections.map((section, index) => {
    const later = new Set(sections.slice(index + 1).flatMap(({ blocks }) => blocks.flatMap(sharedItems)));
    const blocks = section.blocks.map((block) => ({
      ...block,
      items: block.items.filter((item) => !(sharedItems(block).length > 0 && later.has(item))),
    }));
    return { ...section, blocks: blocks.filter(({ items, more }) => items.length + more > 0) };
  });
}

const sharedItems = ({ kind, items }: Section["blocks"][number]): readonly string[] =>
  kind === "parity" || kind === "notChecked" ? items : [];
