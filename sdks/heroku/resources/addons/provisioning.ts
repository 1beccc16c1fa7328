import type { Heroku } from "../../client/heroku.ts";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import { perRun } from "../../client/per-run.ts";
import type { Context } from "../../define/definition.ts";
import { inListOrAlone } from "../lifecycle/read-from-list-or-api.ts";
import { retryTransientErrors } from "../lifecycle/retry-transient-errors.ts";
import { AddonWire, isLeaving } from "./addon-wire.ts";

/** Vendors take up to 20 minutes; after that something is wrong. */
const LONGEST_MS = 20 * 60_000;
/** Looks come at least and at most this far apart: what takes seconds is seen soon, what takes minutes costs few requests. */
const PACE_MS = { least: 400, most: 5000 };
/** How long Heroku may not know a new add-on everywhere. */
const KNOWN_AFTER_MS = 10_000;

interface Waiter {
  readonly appId: string;
  readonly id: string;
  readonly since: number;
  /** When it is to be looked at next. */
  due: number;
  /** Looks for it in `list`, and ends the wait if its end has come. */
  look(list: string): Promise<void>;
  resolve(addon: AddonWire): void;
  reject(error: unknown): void;
}

/** The waits of one run, which share their looks. */
interface Watch {
  readonly waiters: Set<Waiter>;
  timer?: NodeJS.Timeout | undefined;
  looking: boolean;
}

const watches = perRun((): Watch => ({ waiters: new Set(), looking: false }));

/**
 * Waits until an add-on is provisioned. All add-ons that wait at the same time, of whichever app, are looked at with one list
 * request a round, and none holds up another.
 */
export async function provisioned(
  { api, signal }: Pick<Context, "api" | "signal">,
  appId: string,
  addonId: string,
): Promise<AddonWire> {
  signal.throwIfAborted();
  const watch = watches(api);
  const { promise, resolve, reject } = Promise.withResolvers<AddonWire>();
  const since = Date.now();
  const due = since + PACE_MS.least;
  const look = retryTransientErrors(async (list: string) => settle(waiter, await find(api, list, addonId)));
  const waiter: Waiter = { appId, id: addonId, since, due, look, resolve, reject };
  const cancel = () => reject(signal.reason);
  signal.addEventListener("abort", cancel);
  watch.waiters.add(waiter);
  schedule(api, watch);
  try {
    return await promise;
  } finally {
    signal.removeEventListener("abort", cancel);
    watch.waiters.delete(waiter);
    schedule(api, watch);
  }
}

/** Sets the next round for when the first of those who wait is due. */
function schedule(api: Heroku, watch: Watch): void {
  clearTimeout(watch.timer);
  if (watch.looking || watch.waiters.size === 0) return;
  const due = Math.min(...[...watch.waiters].map((waiter) => waiter.due));
  watch.timer = setTimeout(() => void round(api, watch), Math.max(0, due - Date.now()));
}

/** Reads all waiting add-ons with one request, due or not. One that joins meanwhile waits for the next round. */
async function round(api: Heroku, watch: Watch): Promise<void> {
  watch.looking = true;
  const asked = [...watch.waiters];
  const apps = new Set(asked.map(({ appId }) => appId));
  await Promise.all(
    asked.map(async (waiter) => {
      const list = apps.size === 1 ? path`/apps/${waiter.appId}/addons` : "/addons";
      await waiter.look(list).catch(waiter.reject);
      const age = Date.now() - waiter.since;
      waiter.due = Date.now() + Math.min(Math.max(age / 2, PACE_MS.least), PACE_MS.most);
    }),
  );
  watch.looking = false;
  schedule(api, watch);
}

function find({ platform }: Heroku, list: string, id: string): Promise<AddonWire | undefined> {
  return inListOrAlone({
    listed: () => platform.row(list, id, AddonWire, { oldestMs: 0 }),
    single: () => orMissing(platform.send("GET", path`/addons/${id}`, { response: AddonWire })),
  });
}

/** Ends a wait if its end has come. */
function settle({ id, since, resolve, reject }: Waiter, addon: AddonWire | undefined): void {
  const age = Date.now() - since;
  if (addon?.state === "provisioned") resolve(addon);
  const longest = addon === undefined ? KNOWN_AFTER_MS : LONGEST_MS;
  const leaving = addon !== undefined && isLeaving(addon);
  // Does nothing to a wait that has just ended well.
  if (leaving || age >= longest) reject(new Error(failureOf(id, addon)));
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
