import type { GitHub, Issue } from "./api.ts";
import { driftIssueBody, driftIssueTitle, newsComment, watchName } from "./drift-issue-text.ts";
import {
  afterLook,
  driftKey,
  type Evaluation,
  emptyLedger,
  evaluate,
  isCounted,
  Ledger,
  type Watch,
} from "./drift-ledger.ts";
import { GitHubError } from "./github-error.ts";
import { isMarked, revealed } from "./hidden.ts";
import { notInFuture } from "./turn.ts";
import { withRetries } from "./with-retries.ts";

/** Of every issue that keeps watch over an environment, open or closed. */
const DRIFT_LABEL = "tandem-drift";

export interface Watched {
  readonly issue: { readonly number: number; readonly url: string; readonly isOpen: boolean };
  readonly evaluation: Evaluation;
}

/**
 * Keeps the one issue of an environment: it remembers every look, is open while there is something to hear of, and is closed
 * by itself. It exists, closed, from the first look on: counts of sightings and the time of the last look are kept in it. Looks
 * at one environment must not overlap: a workflow's `concurrency` sees to that.
 */
export async function keepDriftIssue(github: GitHub, written: Watch): Promise<Watched> {
  const { look, turn } = written;
  const watch = { ...written, look: { ...look, at: notInFuture(look.at, github.clock.today()) } };
  const issue = await found(github, watch);
  const before = revealed(watchName(watch), issue.body, Ledger) ?? emptyLedger;
  // A job that is run again brings a look that was counted, or is older than the last.
  if (isCounted(before, watch.look, turn)) {
    const { isOpen } = issue;
    return { issue, evaluation: { ...evaluate(before, watch.look, watch.sightings, isOpen), isOpen } };
  }
  const ledger = afterLook(before, watch.look, turn);
  const evaluation = evaluate(ledger, watch.look, watch.sightings, issue.isOpen);
  const { isOpen } = evaluation;
  // Notify first: if the job ends in between, a repeated notice is better than none.
  const news = isOpen ? newsOf(issue.isOpen, before, ledger, evaluation, watch) : undefined;
  if (news !== undefined) await github.addComment(issue.number, news);
  await github.changeIssue(issue.number, {
    title: driftIssueTitle(watch, evaluation),
    body: driftIssueBody(ledger, evaluation, watch),
    isOpen,
  });
  return { issue: { number: issue.number, url: issue.url, isOpen }, evaluation };
}

/** The oldest of ours; of a second one, which two first looks at once may have made, the first takes over. */
async function found(github: GitHub, watch: Watch): Promise<Issue> {
  const [oldest] = await withRetries(
    async () => {
      const ours = await issuesOf(github, watch);
      if (ours.length > 0) return ours;
      const silent = { reported: [], unconfirmed: [], isBlind: false, isOpen: false };
      const body = driftIssueBody(emptyLedger, silent, watch);
      const made = await github.addIssue({ title: driftIssueTitle(watch, silent), body, label: DRIFT_LABEL });
      return [{ ...made, isOpen: false }];
    },
    { clock: github.clock, retries: 4, mayRepeat: (error) => error instanceof GitHubError && error.isPassing },
  );
  if (oldest === undefined) throw new Error(`${DRIFT_LABEL}: expected GitHub to list an issue, got none`);
  return oldest;
}

async function issuesOf(github: GitHub, watch: Watch): Promise<Issue[]> {
  const login = await github.login();
  const isOurs = ({ author, body }: Issue) => author === login && isMarked(watchName(watch), body);
  const labelled = (await github.issues({ labels: DRIFT_LABEL })).filter(isOurs);
  if (labelled.length > 0) return labelled;
  // Somebody may have taken the label away.
  const [oldest] = (await github.issues({ creator: login })).filter(isOurs);
  if (oldest === undefined) return [];
  await github.addLabel(oldest.number, DRIFT_LABEL).catch((error: unknown) => {
    // A token that may write issues and no labels finds it without one, too.
    if (!(error instanceof GitHubError && error.status === 403)) throw error;
  });
  return [oldest];
}

/** What is new enough to notify somebody of: nothing while the issue stays as it is. */
function newsOf(
  wasOpen: boolean,
  before: Ledger,
  ledger: Ledger,
  { reported, isBlind }: Evaluation,
  watch: Watch,
): string | undefined {
  const known = (key: string) => wasOpen && (before.sightings[key] ?? 0) >= watch.sightings;
  const newlySeen = reported.filter((observed) => !known(driftKey(observed)));
  const isNewlyBlind = isBlind && !(wasOpen && before.blind >= watch.sightings);
  return newlySeen.length > 0 || isNewlyBlind
    ? newsComment(newlySeen, isNewlyBlind ? ledger.blind : undefined, watch)
    : undefined;
}
