import { z } from "zod";
import { cut } from "../render/markdown/cut.ts";
import { leastFirst, type Section } from "../render/markdown/section.ts";
import { commentFrom, inOrder, sectionsOf } from "../render/markdown/sections.ts";
import { type Kind, titles } from "../render/words/block.ts";
import type { Report } from "../report/report.ts";
import { hidden, isMarked, revealed } from "./hidden.ts";
import { notInFuture, Turn } from "./turn.ts";
import { Weight, weightOf } from "./worsened.ts";

const StoredSection = z.strictObject({
  /** When it was looked at, as its report says. It orders nothing. */
  at: z.iso.datetime(),
  turn: Turn.optional(),
  weight: Weight,
  section: z.strictObject({
    environment: z.string(),
    verdictLine: z.string(),
    tableRow: z.string(),
    origin: z.string(),
    blocks: z.array(
      z.strictObject({ kind: z.enum(Object.keys(titles) as Kind[]), items: z.array(z.string()), more: z.int() }),
    ),
  }) satisfies z.ZodType<Section>,
});

/** One environment's section of the comment, with what is needed to tell old from new, and better from worse. */
export type StoredSection = z.infer<typeof StoredSection>;

const Stored = z.array(StoredSection);

/** GitHub refuses longer ones, in characters. */
const LONGEST_COMMENT = 65_536;
/** What the hidden sections may take of it. They are there for jobs that review other environments. */
const LONGEST_HIDDEN = 16_000;

const nameOf = (project: string): readonly string[] => ["review", project];

/** Whether a comment is the review of a project. */
export const isReviewOf = (project: string, comment: string): boolean => isMarked(nameOf(project), comment);

/** The sections in a comment; none if it is damaged. */
export const sectionsIn = (project: string, comment: string): readonly StoredSection[] =>
  revealed(nameOf(project), comment, Stored) ?? [];

/** The job that puts sections into a comment. */
export interface Job {
  /** Where the full report is. */
  readonly runUrl?: string | undefined;
  readonly turn?: Turn | undefined;
  /** Its own clock. */
  readonly now: number;
}

/** The sections of a report. */
export function storedSections(written: Report, { runUrl, turn, now }: Job): StoredSection[] {
  const report = { ...written, at: notInFuture(written.at, now) };
  return sectionsOf(report, runUrl === undefined ? {} : { fullReportAt: runUrl }).flatMap((section, index) => {
    const review = report.environments[index];
    if (review === undefined) return [];
    const stored = { at: report.at, weight: weightOf(review), section: writable(section) };
    return [{ ...stored, ...(turn !== undefined && { turn }) }];
  });
}

/** What people read, behind what the next job needs. */
export function commentOf(project: string, stored: readonly StoredSection[]): string {
  const ordered = stored.toSorted((one, other) => inOrder(one.section.environment, other.section.environment));
  const sections = ordered.map(({ section }) => section);
  const print = (rest: readonly Section[]): string => headOf(project, ordered, rest);
  const head = cut(sections, { print, limit: LONGEST_HIDDEN, leastFirst });
  const limit = LONGEST_COMMENT - head.length - 1;
  return `${head}\n${commentFrom(sections, { project, limit })}`;
}

const headOf = (project: string, stored: readonly StoredSection[], sections: readonly Section[]): string =>
  hidden(
    nameOf(project),
    stored.map((each, index) => ({ ...each, section: sections[index] })),
  );

const writable = ({ blocks, ...section }: Section): StoredSection["section"] => ({
  ...section,
  blocks: blocks.map(({ items, ...block }) => ({ ...block, items: [...items] })),
});
