import type { Drift } from "../../report/report.ts";
import type { Item } from "./block.ts";
import { causePhrase } from "./cause.ts";
import { snippetsOf, unwrittenText } from "./edit.ts";
import { ignoredWords } from "./notes.ts";
import { objectOf, propertiesOf } from "./object.ts";
import { origin } from "./origin.ts";
import { nothing, ours, phrase, strong } from "./phrase.ts";

/** What drifted, why, who did it and when, and the two ways out. */
export function driftItem(drift: Drift, now: string): Item {
  const { cause, operation, accept, unwritten, revert } = drift;
  const isGone = operation === "delete" && cause.kind !== "deleted";
  const whyNot = unwritten === undefined ? nothing : phrase`; it cannot be accepted: ${unwrittenText(unwritten)}`;
  return {
    phrase: phrase`${strong(cause.kind === "unknown" ? "cause unknown" : cause.kind)} ${objectOf(drift)}${ours(isGone ? ", gone" : "")}${propertiesOf(drift.properties)}; ${causePhrase(drift)}${origin(cause, now)}${whyNot}`,
    snippets: snippetsOf(accept, { "To revert": revert }),
  };
}

export const ignoredItem = ({ ignored, ...drift }: Drift): Item[] =>
  ignored === undefined
    ? []
    : [{ phrase: phrase`${objectOf(drift)}${propertiesOf(drift.properties)}; ${ignoredWords(ignored)}` }];
