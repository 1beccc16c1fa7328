import { errorText } from "../../review/render/words/error.ts";
import type { EnvironmentReview } from "../../review/report/report.ts";
import { stoppingIn } from "../../review/report/verdict.ts";
import type { Chance } from "./chance.ts";
import type { Environment } from "./estate-model.ts";
import type { Performed, PredictedEstate } from "./predicted-estate.ts";
import { unlikeRestarts } from "./restarts.ts";

/** What a review named, against what the `up` after it did. */
export interface Round {
  readonly named: number;
  /** Why, where both found that the `up` is refused. */
  readonly refusal: readonly string[];
  /** What differs; nothing where the review was right. */
  readonly differences: readonly string[];
  /** Whether the environment is now as its files have it. */
  readonly isUp: boolean;
}

/**
 * Reviews an environment, brings it up, and compares. What has to be confirmed is mostly confirmed, for one run or in the stack file, and reviewed and
 * compared once more: a refusal may be all that was found until then.
 */
export async function predict(estate: PredictedEstate, environment: Environment, chance: Chance): Promise<Round> {
  let confirmed: string[] = [];
  for (;;) {
    const found = await once(estate, environment, confirmed);
    const asked = found.asked.filter((entry) => !confirmed.includes(entry));
    if (found.differences.length > 0 || asked.length === 0 || chance.is(0.2)) return found;
    confirmed = [...confirmed, ...asked];
    if (chance.is(0.3)) await estate.confirm(environment, confirmed);
  }
}

async function once(
  estate: PredictedEstate,
  environment: Environment,
  confirmed: readonly string[],
): Promise<Round & { readonly asked: readonly string[] }> {
  const review = await estate.review(environment, { confirmed });
  const named = review.changes.map(({ operation, urn }) => `${operation} ${urn}`).sort();
  const asked = askedIn(review.errors.map(errorText));
  const running = await estate.running(environment);
  let up = await estate.up(environment, { confirmed });
  const differences: string[] = [];
  const stopping = stoppingIn(review).map(({ app }) => app);
  if (stopping.length > 0) {
    if (up.result.outcome !== "failed")
      differences.push(`the review said that ${stopping.join()} stop it, the up went on`);
    differences.push(...doneThoughRefused(up));
    up = await estate.up(environment, { confirmed, forward: stopping });
    if (up.result.outcome === "failed" && review.outcome === "succeeded")
      differences.push(`moved forward, it failed: ${up.result.errors.join("; ")}`);
  } else if (up.result.outcome === "failed" && review.outcome === "succeeded") {
    differences.push(`the up failed, the review did not: ${up.result.errors.join("; ")}`);
  }
  if (review.outcome === "failed") {
    if (up.result.outcome !== "failed")
      differences.push(`the review failed, the up did not: ${review.errors.map(errorText).join("; ")}`);
    else differences.push(...doneThoughRefused(up));
    return { named: named.length, refusal: review.errors.map(errorText), differences, asked, isUp: false };
  }
  differences.push(...unlike(named, up, review));
  differences.push(...unlikeRestarts(review.restarts, running, await estate.running(environment)));
  return { named: named.length, refusal: [], differences, asked, isUp: up.result.outcome === "succeeded" };
}

const doneThoughRefused = ({ operations, writes, result }: Performed): string[] =>
  operations.length + writes === 0
    ? []
    : [`refused (${result.errors.join("; ")}), and yet: ${operations.join(", ")}; ${writes} writes`];

function unlike(named: readonly string[], { operations, writes }: Performed, review: EnvironmentReview): string[] {
  const unnamed = operations.filter((each) => !named.includes(each)).map((each) => `done, and not named: ${each}`);
  const undone = named.filter((each) => !operations.includes(each)).map((each) => `named, and not done: ${each}`);
  const silent = named.length === 0 && writes > 0 ? [`nothing was named, and Heroku was sent ${writes} writes`] : [];
  const unread = review.notChecked
    .filter(({ what }) => what.includes("drift"))
    .map(({ why }) => `drift not checked: ${JSON.stringify(why)}`);
  return [...unnamed, ...undone, ...silent, ...unread];
}

/** The actions that errors ask to be confirmed. */
const askedIn = (errors: readonly string[]): string[] => [
  ...new Set(
    errors.flatMap((error) => [...error.matchAll(/HEROKU_CONFIRM=(\S+) for one run/g)].map(([, entry = ""]) => entry)),
  ),
];
