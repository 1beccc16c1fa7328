import { herokuAnswerText } from "./heroku-answer.ts";
import type { RunFailure } from "./run-failure.ts";
import { shellWord } from "./shell-word.ts";
import { urnParts } from "./urn.ts";

type FailureOf<Code extends RunFailure["code"]> = Extract<RunFailure, { readonly code: Code }>;

/** A failure as a sentence: what programs print that do not read notices, and what a report becomes. */
export function failureText(failure: RunFailure): string {
  const { subject } = failure;
  const text = withoutSubject(failure);
  return subject === undefined ? text : `${subject}: ${text}`;
}

function withoutSubject(failure: RunFailure): string {
  switch (failure.code) {
    case "finding":
      return findingText(failure);
    case "Heroku":
      return herokuAnswerText(failure);
    case "not visible":
      return notVisibleText(failure);
    case "protected":
      return `cannot delete or replace protected ${failure.names.join(", ")}; nothing was deleted: first declare unprotected with a reason in index.ts, and run up (docs/removing.md)`;
    case "awaited pipeline":
      return `${failure.service}: expected the pipeline "${failure.service}", which ${failure.first} makes, got none: run pulumi up --stack ${failure.first} first`;
    case "other":
      return failure.text;
  }
}

/** `<file>: <path>: expected <what>, got <value>; <elsewhere>: <remedy>` */
function findingText({ file, path, expected, got, elsewhere, remedy }: FailureOf<"finding">): string {
  const line = `${file}: ${path}: expected ${expected}, got ${got}`;
  return [line, elsewhere && `; ${elsewhere}`, remedy && `: ${remedy}`].filter(Boolean).join("");
}

const remedies: Readonly<Partial<Record<FailureOf<"not visible">["object"], string>>> = {
  team: "give the account of the key access to it, or use the HEROKU_API_KEY and HEROKU_API_URL that it was made with",
  account: "use a key of it",
};

function notVisibleText({ object, id, answer, listedAs, forget, trialFolder }: FailureOf<"not visible">): string {
  const got = typeof answer === "string" ? answer : herokuAnswerText(answer);
  const contradiction = listedAs === undefined ? "" : `, though Heroku lists ${listedAs}`;
  const remedy = remedies[object] ?? "give the account of the key access to it";
  return (
    `${object} ${id}: expected one that this key may see, got ${got}${contradiction}; ` +
    `nothing in it was read or changed: ${remedy}, then run this again${forgetText(forget, trialFolder)}`
  );
}

/** How to continue without objects that are gone: a refresh never forgets them, since a lost access looks like a deletion. */
function forgetText(urns: readonly string[] = [], trialFolder?: string): string {
  const [first] = urns;
  if (first === undefined) return "";
  const gone = "; or, if it is gone for good, such as with a deleted team,";
  if (trialFolder !== undefined) return `${gone} begin a new trial: npx tandem heroku stop && rm -r ${trialFolder}`;
  return (
    `${gone} take it out of the state with all that depends on it, and run this again: ` +
    `pulumi state delete ${urns.map(shellWord).join(" ")} --target-dependents --force --stack ${urnParts(first).stack}`
  );
}
