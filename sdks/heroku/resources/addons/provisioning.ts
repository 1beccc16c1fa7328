import type { Heroku } from "../../client/heroku.ts";
import { path } from "../../client/path.ts";
import { waitUntil } from "../../client/wait-until.ts";
import type { Context } from "../../define/definition.ts";
import { AddonWire, isLeaving } from "./addon-wire.ts";

/** Vendors take up to 20 minutes; after that something is wrong. */
const LONGEST_MS = 20 * 60_000;
/** Nothing is provisioned sooner, so an earlier look would be a request for nothing. */
const FIRST_LOOK_MS = 400;
/** How long a new add-on may be missing from the list. */
const LISTED_AFTER_MS = 10_000;

interface Waiter {
  readonly id: string;
  readonly since: number;
  resolve(addon: AddonWire): void;
  reject(error: unknown): void;
}

/** The waits on one app's add-ons, which share their looks. */
interface Watch {
  readonly waiters: Set<Waiter>;
  readonly over: AbortController;
}

const watches = new WeakMap<Heroku, Map<string, Watch>>();

/**
 * Waits until an add-on is provisioned. All add-ons of one app that wait at the same time are watched by one list request
 * a round, and none holds up another.
 */
export async function provisioned(
  { api, signal }: Pick<Context, "api" | "signal">,
  appId: string,
  addonId: string,
): Promise<AddonWire> {
  signal.throwIfAborted();
  const { waiters, over } = watchOf(api, appId);
  const { promise, resolve, reject } = Promise.withResolvers<AddonWire>();
  const waiter = { id: addonId, since: Date.now(), resolve, reject };
  const cancel = () => reject(signal.reason);
  waiters.add(waiter);
  signal.addEventListener("abort", cancel);
  try {
    return await promise;
  } finally {
    signal.removeEventListener("abort", cancel);
    waiters.delete(waiter);
    if (waiters.size === 0) over.abort();
  }
}

function watchOf(api: Heroku, appId: string): Watch {
  const ofApi = watches.get(api) ?? new Map<string, Watch>();
  watches.set(api, ofApi);
  const running = ofApi.get(appId);
  if (running !== undefined && !running.over.signal.aborted) return running;
  const watch = { waiters: new Set<Waiter>(), over: new AbortController() };
  ofApi.set(appId, watch);
  void look(api, appId, watch);
  return watch;
}

/** Looks in rounds until nobody waits any more. */
async function look(api: Heroku, appId: string, { waiters, over }: Watch): Promise<void> {
  const round = async (): Promise<undefined> => {
    // Whoever joins while the list is under way is judged by the next one.
    const asked = [...waiters];
    const addons = await api.platform.list(path`/apps/${appId}/addons`, AddonWire);
    for (const waiter of asked) settle(waiter, addons);
  };
  try {
    await waitUntil(round, {
      signal: over.signal,
      totalMs: Number.POSITIVE_INFINITY,
      firstMs: FIRST_LOOK_MS,
    });
  } catch (error) {
    // Before anybody can join a watch that looks no more.
    over.abort();
    for (const { reject } of waiters) reject(error);
  }
}

/** Ends a wait if its end has come. */
function settle({ id, since, resolve, reject }: Waiter, addons: readonly AddonWire[]): void {
  const addon = addons.find((each) => each.id === id);
  if (addon?.state === "provisioned") resolve(addon);
  const longest = addon === undefined ? LISTED_AFTER_MS : LONGEST_MS;
  const leaving = addon !== undefined && isLeaving(addon);
  // Does nothing to a wait that has just ended well.
  if (leaving || Date.now() - since >= longest) reject(new Error(failureOf(id, addon)));
}

function failureOf(id: string, addon: AddonWire | undefined): string {
  if (addon?.state === "provisioning") {
    return `add-on ${addon.name}: still being provisioned after 20 minutes; it is kept: run pulumi up again to go on waiting`;
  }
  const words = addon?.provision_message;
  const said = words ? `: ${words}` : "";
  const name = addon?.name ?? id;
  return `add-on ${name}: the vendor did not provision it${said}; run pulumi refresh to forget it, then pulumi up`;
}
