import type { GitHub } from "./api.ts";
import { GitHubError } from "./github-error.ts";

/** Milliseconds after which the lock's holder stops writing; a request under way takes at most 10 s longer. */
const HOLD_MS = 30_000;
/** Milliseconds that others leave a lock alone which does not move: its holder was killed. */
const ABANDONED_MS = 60_000;

/** Milliseconds in which others that go without a lock write what they have read before; a look after it sees all of that. */
const UNLOCKED_MS = 5_000;

/** The lock was held for too long, or its comment was deleted: start again. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** Throws `Interrupted` once nothing may be written any more. */
export type MayWrite = () => void;

/**
 * Acts while no other job writes to a comment of our account. GitHub lets nobody write on the condition that nothing has
 * changed; but a reaction is made for one request only, and that one holds the lock until it takes its reaction away.
 * If the token may not react, there is no lock: the writer must look afterwards in any case. (GitHub lists reactions under
 * `issues: write`; on a pull request's comments it is `pull-requests: write` that it asks for.)
 */
export async function whileHeld<T>(
  github: GitHub,
  comment: number,
  act: (mayWrite: MayWrite) => Promise<T>,
): Promise<T> {
  const reaction = await taken(github, comment);
  const since = github.clock.now();
  const mayWrite = () => {
    if (github.clock.now() - since > HOLD_MS) throw new Interrupted("held for too long");
  };
  try {
    const result = await act(mayWrite);
    if (reaction === undefined) await github.clock.pause(UNLOCKED_MS);
    return result;
  } finally {
    // A lock that stays behind is abandoned: others wait a minute for it.
    if (reaction !== undefined) await github.unwatch(comment, reaction).catch(() => undefined);
  }
}

async function taken(github: GitHub, comment: number): Promise<number | undefined> {
  const { clock } = github;
  let seen: { id: number; since: number } | undefined;
  for (;;) {
    const reaction = await watched(github, comment);
    if (reaction === undefined || reaction.isNew) return reaction?.id;
    if (seen?.id !== reaction.id) seen = { id: reaction.id, since: clock.now() };
    // By its id it is removed once, so that of two who find it abandoned neither removes the other's.
    if (clock.now() - seen.since > ABANDONED_MS) await github.unwatch(comment, reaction.id);
    else await clock.pause(500 + 1000 * Math.random());
  }
}

async function watched(github: GitHub, comment: number): Promise<{ id: number; isNew: boolean } | undefined> {
  try {
    return await github.watch(comment);
  } catch (error) {
    if (error instanceof GitHubError && error.isGone) throw new Interrupted("the comment is gone", { cause: error });
    if (error instanceof GitHubError && error.status === 403 && !error.wasTurnedAway) return undefined;
    throw error;
  }
}
