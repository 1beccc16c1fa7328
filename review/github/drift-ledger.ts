import { createHash } from "node:crypto";
import { z } from "zod";
import { type Health, identityOf as healthIdentity } from "../../kinds/health.ts";
import { errorText } from "../render/words/error.ts";
import { uncheckedText, whyPhrase } from "../render/words/not-checked.ts";
import { plainText } from "../render/words/phrase.ts";
import { toldDrift } from "../render/words/told-drift.ts";
import type { AddedByHand } from "../report/added-by-hand.ts";
import type { Drift, EnvironmentReview, Report, RolledBack } from "../report/report.ts";
import { addedOf, waitsFor } from "../report/verdict.ts";
import { isBefore, Turn } from "./turn.ts";

/** What an environment's issue remembers from one look to the next. */
export const Ledger = z.strictObject({
  version: z.literal(1),
  /** How many looks in a row have seen each drift, by `driftKey`. */
  sightings: z.record(z.string(), z.int()),
  /** How many looks in a row were no whole look. */
  blind: z.int(),
  /** When it was last looked at, and when last wholly. */
  lookedAt: z.iso.datetime().optional(),
  wholeAt: z.iso.datetime().optional(),
  /** The job that counted the last look. */
  turn: Turn.optional(),
});
export type Ledger = z.infer<typeof Ledger>;

export const emptyLedger: Ledger = { version: 1, sightings: {}, blind: 0 };

/** One thing that is not as the last `up` left it, that nobody declared, or that does not work. */
export type Observed =
  | { readonly drift: Drift }
  | { readonly rolledBack: RolledBack }
  | { readonly added: AddedByHand }
  | { readonly health: Health };

/** What one look at an environment saw. */
export interface Look {
  readonly at: string;
  readonly observed: readonly Observed[];
  /** What kept it from seeing everything, one line each; nothing of it is taken for clean then. */
  readonly obstacles: readonly string[];
}

/** An environment that an issue keeps watch over, and the newest look at it. */
export interface Watch {
  readonly project: string;
  readonly environment: string;
  readonly look: Look;
  /** How many looks in a row must see the same drift before anybody hears of it. */
  readonly sightings: number;
  readonly runUrl?: string | undefined;
  readonly turn?: Turn | undefined;
}

/** What a report says of an environment. */
export function lookOf({ at, notChecked }: Report, review: EnvironmentReview): Look {
  // What only waits for another environment was looked at.
  const isWhole = review.outcome === "succeeded" || waitsFor(review) !== undefined;
  const failed = isWhole ? [] : review.errors.map(errorText);
  const unfinished = isWhole || failed.length > 0 ? [] : [`the review ended as "${review.outcome}"`];
  return {
    at,
    observed: [
      ...review.rolledBack.map((rolledBack) => ({ rolledBack })),
      ...toldDrift(review).map((drift) => ({ drift })),
      ...addedOf(review).map((added) => ({ added })),
      ...review.health.map((health) => ({ health })),
    ],
    obstacles: [
      ...failed,
      ...unfinished,
      ...[...review.notChecked, ...notChecked].map(
        (each) => `${uncheckedText(each)}: not checked: ${plainText(whyPhrase(each))}`,
      ),
    ],
  };
}

/** The same drift has the same key at the next look; a further property of the same object makes it another. */
export function driftKey(observed: Observed): string {
  return createHash("sha256")
    .update(JSON.stringify(identityOf(observed)))
    .digest("base64url")
    .slice(0, 12);
}

function identityOf(observed: Observed): unknown[] {
  if ("rolledBack" in observed) return [observed.rolledBack.app, observed.rolledBack.to];
  if ("added" in observed) return ["added", observed.added.app, observed.added.place];
  if ("health" in observed) return ["health", ...healthIdentity(observed.health)];
  const { urn, operation, properties } = observed.drift;
  return [urn, operation, ...properties.map(({ path }) => path).sort()];
}

/** An issue has no room for more. Those that were seen most often stay. */
const MOST_SIGHTINGS = 1500;

/**
 * The ledger after a look. A look that saw everything forgets what it did not see again; one that did not leaves such counts
 * as they are: what could not be looked at has neither gone nor stayed.
 */
export function afterLook({ turn: _, ...ledger }: Ledger, { at, observed, obstacles }: Look, turn?: Turn): Ledger {
  const isWhole = obstacles.length === 0;
  const seen = new Map(observed.map(driftKey).map((key) => [key, (ledger.sightings[key] ?? 0) + 1]));
  const kept = Object.entries(isWhole ? {} : ledger.sightings).filter(([key]) => !seen.has(key));
  const sightings = [...[...seen].sort(([, one], [, other]) => other - one), ...kept];
  return {
    ...ledger,
    sightings: Object.fromEntries(sightings.slice(0, MOST_SIGHTINGS)),
    blind: isWhole ? 0 : ledger.blind + 1,
    lookedAt: at,
    ...(turn !== undefined && { turn }),
    ...(isWhole && { wholeAt: at }),
  };
}

/**
 * Whether a look is in the ledger already, or comes from an earlier run than one that is. The times of two looks say whether they are
 * the same, never which is the later: a clock may be wrong, and one look from the future would silence every later one.
 */
export function isCounted(ledger: Ledger, { at }: Look, turn: Turn | undefined): boolean {
  return isBefore(turn, ledger.turn) || (at === ledger.lookedAt && turn?.run === ledger.turn?.run);
}

export interface Evaluation {
  /** Drift that was seen often enough to be reported. */
  readonly reported: readonly Observed[];
  /** Drift that may be gone at the next look. */
  readonly unconfirmed: readonly Observed[];
  /** Whether so many looks in a row saw not everything that somebody must hear of it. */
  readonly isBlind: boolean;
  readonly isOpen: boolean;
}

/** Whether an issue is to be open. Once open, only a whole look that sees nothing closes it. */
export function evaluate(ledger: Ledger, look: Look, sightings: number, wasOpen: boolean): Evaluation {
  const isReported = (observed: Observed) => (ledger.sightings[driftKey(observed)] ?? 0) >= sightings;
  const reported = look.observed.filter(isReported);
  const isBlind = ledger.blind >= sightings;
  const isClean = look.obstacles.length === 0 && look.observed.length === 0;
  return {
    reported,
    unconfirmed: look.observed.filter((observed) => !isReported(observed)),
    isBlind,
    isOpen: reported.length > 0 || isBlind || (wasOpen && !isClean),
  };
}
