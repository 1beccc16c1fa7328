import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { filesOf } from "./folder.ts";
import {
  ageOf,
  type Holder,
  isAlive,
  isOfThisNamespace,
  LockProblem,
  readLock,
  removeStaleLock,
  takeLock,
} from "./lock.ts";

const health = z.object({ instance: z.string() });
/** How long a holder that does not answer may take to start, and to stop. */
const patience = { startsWithinMs: 15_000, stopsWithinMs: 2_000 };
/** A holder renews its lock each second. */
const renewedWithinMs = 10_000;

/** The lock was taken, or another process already serves the folder. */
export type Outcome = { readonly taken: true } | { readonly taken: false; readonly serving: Serving };

/** A holder that answers. */
export type Serving = Holder & { readonly url: string };

/** The process that serves a folder and answers, wherever it runs; undefined when there is none. */
export async function servingIn(folder: string): Promise<Serving | undefined> {
  const holder = readLock(filesOf(folder).lock);
  if (!holder) return undefined;
  return (await look(holder)) === "serves" ? asServing(holder) : undefined;
}

/**
 * Takes a folder's lock, or finds who serves it. Waits for one that is starting, and takes over from one that is gone.
 * @throws LockProblem when the holder lives and does not answer
 */
export async function hold(folder: string, wanted: Holder, waits = patience): Promise<Outcome> {
  const { lock } = filesOf(folder);
  const begun = Date.now();
  while (!takeLock(lock, wanted)) {
    const holder = readLock(lock);
    const state = await stateOf(lock, holder, Date.now() - begun, waits);
    if (holder && state === "serves") return { taken: false, serving: asServing(holder) };
    if (holder && state === "stuck") throw new LockProblem(silent(lock, holder));
    if (state === "gone") removeStaleLock(lock, holder, wanted.instance);
    await sleep(20);
  }
  return { taken: true };
}

type State = "serves" | "gone" | "unclear" | "stuck";

/** The address is asked first: from a container, the process may not be seen. */
async function stateOf(
  lock: string,
  holder: Holder | undefined,
  waitedMs: number,
  waits: typeof patience,
): Promise<State> {
  if (!holder) return "gone";
  const seen = await look(holder);
  if (seen === "serves") return "serves";
  const isLate = waitedMs >= (seen === "refuses" ? waits.stopsWithinMs : waits.startsWithinMs);
  if (!isOfThisNamespace(holder)) return unseen(lock, isLate);
  if (isAlive(holder.pid)) return stateOfLiving(seen, isLate);
  // Whatever listens there and does not answer may be slow.
  return seen === "silent" && holder.url !== null && !isLate ? "unclear" : "gone";
}

/** A process that cannot be seen from here lives as long as it renews its lock. */
function unseen(lock: string, isLate: boolean): State {
  if (ageOf(lock) > renewedWithinMs) return "gone";
  return isLate ? "stuck" : "unclear";
}

function stateOfLiving(seen: "refuses" | "silent", isLate: boolean): State {
  if (!isLate) return "unclear";
  return seen === "refuses" ? "gone" : "stuck";
}

/** `refuses`: nothing of ours listens there. `silent`: starting, or something listens and does not answer. */
async function look(holder: Holder): Promise<"serves" | "refuses" | "silent"> {
  if (holder.url === null) return "silent";
  try {
    const response = await fetch(`${holder.url}/_local/health`, { signal: AbortSignal.timeout(2000) });
    const answer = health.safeParse(await response.json());
    return answer.success && answer.data.instance === holder.instance ? "serves" : "refuses";
  } catch (error) {
    return error instanceof DOMException && error.name === "TimeoutError" ? "silent" : "refuses";
  }
}

function asServing(holder: Holder): Serving {
  return { ...holder, url: holder.url ?? "" };
}

function silent(lock: string, holder: Holder): string {
  if (!isOfThisNamespace(holder)) {
    return `${lock}: expected a folder that no other local Heroku serves, got one that a process of another container or machine renews; stop it there, or choose another folder`;
  }
  const { pid } = holder;
  return `${lock}: expected the local Heroku of process ${pid} to answer, got nothing for ${patience.startsWithinMs / 1000} seconds; stop that process, or delete the file if the process is something else`;
}
