import type { Change, Report } from "../../report/report.ts";
import type { Phrase } from "./phrase.ts";

/** What belongs together under one title, in the order in which it is read. The first six are never folded. */
export const titles = {
  destructive: "Lost or broken",
  failures: "Failures",
  waits: "Waits for another environment",
  rolledBack: "Rolled back",
  health: "Unhealthy",
  restarts: "Restarts",
  changes: "Changes from these files",
  reverts: "Changes that revert drift",
  made: "Made on a local Heroku, from nothing",
  drift: "Existing drift",
  addedByHand: "Added by hand",
  policies: "Policies",
  exceptions: "Exceptions",
  unusedConfirmations: "Unused confirmations",
  parity: "Parity",
  cost: "Cost per month",
  notChecked: "Not checked",
  ignoredDrift: "Ignored drift",
} as const;

export type Kind = keyof typeof titles;

const unfolded: ReadonlySet<Kind> = new Set(["destructive", "failures", "waits", "rolledBack", "health", "restarts"]);

export const isUnfolded = (kind: Kind): boolean => unfolded.has(kind);

/** Something to copy. */
export interface Snippet {
  readonly label: string;
  readonly text: string;
  /** Whether it is for a shell, not for a file. */
  readonly isCommand: boolean;
}

export interface Item {
  readonly phrase: Phrase;
  readonly snippets?: readonly Snippet[];
}

export interface Block {
  readonly kind: Kind;
  readonly items: readonly Item[];
}

/** Where a change is told: what the files ask for and what takes drift back stand apart. */
export const kindOfChange = ({ mode }: Pick<Report, "mode">, { origin }: Pick<Change, "origin">) =>
  origin === "drift" ? "reverts" : mode === "local" ? "made" : "changes";
