import { code, escaped } from "../render/markdown/inline.ts";
import { sectionsOf } from "../render/markdown/sections.ts";
import { countsOf } from "../render/words/units.ts";
import { nothingFound, reportOf } from "../report/nothing-found.ts";
import type { EnvironmentReview } from "../report/report.ts";
import type { Evaluation, Ledger, Observed, Watch } from "./drift-ledger.ts";
import { hidden } from "./hidden.ts";

/** The mark by which an issue is found; other edits do no harm. */
export const watchName = ({ project, environment }: Watch): readonly string[] => ["drift", project, environment];

export function driftIssueTitle({ project, environment }: Watch, { reported, isBlind, isOpen }: Evaluation): string {
  const state = [...foundIn(reported), ...(isBlind ? ["not checked"] : [])];
  const words = state.length > 0 ? state.join(", ") : isOpen ? "to be checked again" : "no drift";
  return `Drift of ${project}, ${environment}: ${words}`;
}

/** `2 drifted, 1 added by hand, 1 unhealthy`, as a list. */
function foundIn(reported: readonly Observed[]): string[] {
  const added = reported.filter((each) => "added" in each).length;
  const unhealthy = reported.filter((each) => "health" in each).length;
  return countsOf({ drifted: reported.length - added - unhealthy, "added by hand": added, unhealthy });
}

/** The whole issue: what drifted, when it was last looked at, and, hidden, the ledger. */
export function driftIssueBody(ledger: Ledger, { reported, unconfirmed, isOpen }: Evaluation, watch: Watch): string {
  const { environment, look, sightings, runUrl } = watch;
  const run = runUrl === undefined ? "" : ` ([run](${runUrl}))`;
  const whole = ledger.wholeAt === undefined ? "never" : ledger.wholeAt;
  const parts = [
    ...(look.obstacles.length > 0
      ? [`**Not fully checked**, ${ledger.blind} times in a row:\n${bullets(look.obstacles)}`]
      : []),
    ...(reported.length > 0
      ? [`**Found: ${foundIn(reported).join(", ")}**\n\n${itemsOf(reported, watch, longest.reported)}`]
      : []),
    ...(unconfirmed.length > 0
      ? [
          `**Seen fewer than ${sightings} times in a row**: reported once seen again.\n\n${itemsOf(unconfirmed, watch, longest.unconfirmed)}`,
        ]
      : []),
    ...(isOpen ? [] : [`No drift in ${code(environment)}.`]),
    `Last check: ${look.at}${run}; last complete check: ${whole}. If that is long ago, the workflow no longer runs.`,
    "`tandem drift-issue` maintains this issue, and opens and closes it. To ignore drift, write a rule with a reason and an end date.",
  ];
  return `${hidden(watchName(watch), ledger)}\n${parts.join("\n\n")}`;
}

/** What notifies people: no more than what is new. */
export function newsComment(newlySeen: readonly Observed[], blindFor: number | undefined, watch: Watch): string {
  const { look, environment, sightings } = watch;
  return [
    ...(newlySeen.length > 0
      ? [`Seen ${sightings} times in a row in ${code(environment)}:\n\n${itemsOf(newlySeen, watch, longest.reported)}`]
      : []),
    ...(blindFor === undefined
      ? []
      : [`${code(environment)} could not be fully checked, ${blindFor} times in a row:\n${bullets(look.obstacles)}`]),
  ].join("\n\n");
}

/** What each list may take, in characters. GitHub takes 65,536; the ledger, at its longest, needs 24,000 of them. */
const longest = { reported: 24_000, unconfirmed: 8_000, obstacles: 8_000 };

/** As a review's comment words them, with the two ways out. */
function itemsOf(observed: readonly Observed[], { project, environment, look }: Watch, limit: number): string {
  const review: EnvironmentReview = {
    ...nothingFound(environment),
    drift: observed.flatMap((each) => ("drift" in each ? [each.drift] : [])),
    rolledBack: observed.flatMap((each) => ("rolledBack" in each ? [each.rolledBack] : [])),
    addedByHand: observed.flatMap((each) => ("added" in each ? [each.added] : [])),
    health: observed.flatMap((each) => ("health" in each ? [each.health] : [])),
  };
  const blocks = sectionsOf(reportOf({ project, at: look.at, environments: [review] })).flatMap((each) => each.blocks);
  const items = blocks.flatMap((block) => block.items);
  return shortened(items, limit);
}

function bullets(lines: readonly string[]): string {
  const items = lines.map((line) => `- ${escaped(line)}`);
  return `\n${shortened(items, longest.obstacles)}`;
}

/** Whole items, as many as there is room for. */
function shortened(items: readonly string[], limit: number): string {
  let length = 0;
  const kept = items.filter((item) => {
    length += item.length + 1;
    return length <= limit;
  });
  const more = items.length - kept.length;
  return [...kept, ...(more > 0 ? [`- *… and ${more} more, see the run*`] : [])].join("\n");
}
