import type { Kind } from "../words/block.ts";

/** One environment's part of a comment, so that jobs that review one environment each can put theirs together. */
export interface Section {
  /** As it is printed. */
  readonly environment: string;
  /** Sign and words, in one line. */
  readonly verdictLine: string;
  readonly tableRow: string;
  /** When and of what it was made, and where the full report is. */
  readonly origin: string;
  readonly blocks: readonly MarkdownBlock[];
}

export interface MarkdownBlock {
  readonly kind: Kind;
  /** Each begins with `- `; its further lines are indented. */
  readonly items: readonly string[];
  /** How many items were left out for length. */
  readonly more: number;
}

/** What is left out of a comment first. Of what is lost, was rolled back or failed, the longest list goes. */
export const leastFirst: readonly Kind[] = [
  "ignoredDrift",
  "exceptions",
  "cost",
  "parity",
  "policies",
  "made",
  "notChecked",
  "changes",
  "addedByHand",
  "drift",
];
