import { causePhrase } from "../render/words/cause.ts";
import { editsText, stepsText, unwrittenText } from "../render/words/edit.ts";
import { plainText } from "../render/words/phrase.ts";
import type { AddedByHand } from "../report/added-by-hand.ts";
import type { Drift } from "../report/report.ts";

type Ways = Pick<Drift, "accept" | "unwritten" | "revert">;

export const said = plainText;

/** The ways out of drift as people read them. */
export const saidWays = ({ accept, unwritten, revert }: Ways) => ({
  ...(accept && { accept: editsText(accept) }),
  ...(unwritten && { unwritten: unwrittenText(unwritten) }),
  ...(revert && { revert: stepsText(revert) }),
});

/** Drift as people read it. */
export const saidDrift = (drift: Drift) => ({
  ...drift,
  ...saidWays(drift),
  cause: { ...drift.cause, text: said(causePhrase(drift)) },
});

/** Something added by hand, with the ways out as people read them. */
export const saidAdded = (added: AddedByHand) => ({
  ...added,
  accept: added.accept && editsText(added.accept),
  remove: added.remove && stepsText(added.remove),
  giveBack: added.giveBack && stepsText(added.giveBack),
});
