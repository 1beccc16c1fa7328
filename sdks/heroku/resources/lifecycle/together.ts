import { getOrCreate } from "../../client/get-or-create.ts";
import { perRun } from "../../client/per-run.ts";
import type { Context } from "../../define/definition.ts";
import { turns } from "./in-turn.ts";

/** The engine asks within milliseconds for all that can be done at one time. */
const WINDOW_MS = 25;

type Caller = Pick<Context, "api" | "signal">;

/** What one caller wishes, and where its outcome goes. */
interface Member<Wish, Outcome> {
  readonly caller: Caller;
  readonly wish: Wish;
  readonly outcome: PromiseWithResolvers<Outcome>;
}

interface Batch<Wish, Outcome> {
  readonly members: Member<Wish, Outcome>[];
  timer?: NodeJS.Timeout;
}

type Act<Wish, Outcome> = (context: Caller, key: string, wishes: readonly Wish[]) => Promise<Outcome>;
type Together<Wish, Outcome> = (context: Caller, key: string, wish: Wish, windowMs?: number) => Promise<Outcome>;

/**
 * Combines the changes requested within a moment for one object, such as an app; every caller gets the result of the whole.
 * `windowMs` extends the wait, until an urgent request arrives. Requests cancelled by then are dropped.
 */
export function together<Wish, Outcome>(act: Act<Wish, Outcome>): Together<Wish, Outcome> {
  const open = perRun(() => new Map<string, Batch<Wish, Outcome>>());

  return (context, key, wish, windowMs = WINDOW_MS) => {
    const batches = open(context.api);
    const batch = getOrCreate(batches, key, () => ({ members: [] }));
    const outcome = Promise.withResolvers<Outcome>();
    batch.members.push({ caller: context, wish, outcome });
    clearTimeout(batch.timer);
    batch.timer = setTimeout(() => {
      batches.delete(key);
      settle(act, key, batch.members);
    }, windowMs);
    return outcome.promise;
  };
}

/** As `together`, for changes: one thing's next ones begin when those under way have ended, and so see what these have done. */
export function togetherInTurn<Wish, Outcome>(act: Act<Wish, Outcome>): Together<Wish, Outcome> {
  const inTurn = turns();
  return together((context, key, wishes) => inTurn(context.api, key, () => act(context, key, wishes)));
}

function settle<Wish, Outcome>(act: Act<Wish, Outcome>, key: string, all: readonly Member<Wish, Outcome>[]): void {
  for (const { caller, outcome } of all) if (caller.signal.aborted) outcome.reject(caller.signal.reason);
  const members = all.filter(({ caller }) => !caller.signal.aborted);
  const [first] = members;
  if (first === undefined) return;
  const whole = act(
    first.caller,
    key,
    members.map(({ wish }) => wish),
  );
  for (const { outcome } of members) outcome.resolve(whole);
}
