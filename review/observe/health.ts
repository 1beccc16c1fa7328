import { HerokuError } from "../../sdks/heroku/client/heroku-error.ts";
import type { Papertrail } from "../live/witness.ts";
import type { Health } from "../report/health.ts";
import type { Unchecked } from "../report/not-checked.ts";
import { isLeaving, type ObservedApp, ownAddons } from "./app-in-use.ts";
import { type BackupWish, backupHealth } from "./backup-health.ts";
import { logVolume } from "./log-volume.ts";

/** Something that is looked at by itself: where it cannot be read, nothing is known of it. */
export interface Check<T> {
  readonly what: Unchecked;
  look(): Promise<T[]>;
}

/** Milliseconds after which an add-on that is still being provisioned is unhealthy. Vendors take minutes, some of them half an hour. */
const PATIENCE_MS = 3_600_000;

/** Everything that shows whether an app works, and what its log add-ons say where they may be asked. */
export function healthChecks(
  observed: ObservedApp,
  wishes: readonly BackupWish[],
  papertrail?: Papertrail,
): Check<Health>[] {
  const { service, app } = observed;
  const on = { service, app: app.name };
  const logs: Check<Health>[] =
    papertrail === undefined ? [] : [{ what: "log volume", look: () => logVolume(observed, on, papertrail) }];
  return [
    { what: "domains", look: () => certificates(observed, on) },
    { what: "dynos", look: () => dynos(observed, on) },
    { what: "releases", look: () => failedRelease(observed, on) },
    { what: "add-ons", look: () => addons(observed, on) },
    { what: "backups", look: () => backupHealth(observed, on, wishes) },
    ...logs,
  ];
}

export type On = Pick<Health, "service" | "app">;

/** A suspended app's parts cannot be read: Heroku says so instead. */
export const suspension = (error: unknown, on: On): Health[] =>
  error instanceof HerokuError && error.code === "suspended"
    ? [{ ...on, kind: "suspended", reason: error.reason }]
    : [];

async function certificates({ reads }: ObservedApp, on: On): Promise<Health[]> {
  const rows = await reads.domains();
  return rows.flatMap(({ kind, hostname, acm_status: status, acm_status_reason: reason }): Health[] => {
    if (kind !== "custom" || status === null || !/^fail/.test(status)) return [];
    return [{ ...on, kind: "certificate", hostname, status, ...(reason && { reason }) }];
  });
}

/** Of dynos that rest, or are just starting, nothing is wrong. */
async function dynos({ reads }: ObservedApp, on: On): Promise<Health[]> {
  const bad = (await reads.runningDynos()).filter(({ state, type }) => state === "crashed" && type !== "run");
  if (bad.length === 0) return [];
  return [{ ...on, kind: "dynos", state: "crashed", dynos: bad.map(({ name }) => name).sort() }];
}

async function failedRelease(observed: ObservedApp, on: On): Promise<Health[]> {
  const newest = await observed.lists.newestRelease(observed.app.id);
  if (newest?.status !== "failed") return [];
  const { version, description, user, created_at: at } = newest;
  const by = user?.email;
  return [{ ...on, kind: "release", version, description, at: new Date(at).toISOString(), ...(by && { by }) }];
}

async function addons(observed: ObservedApp, on: On): Promise<Health[]> {
  return (await ownAddons(observed)).flatMap((addon): Health[] => {
    const { name, plan, state, created_at: since } = addon;
    const isYoung = since === undefined || observed.now - Date.parse(since) <= PATIENCE_MS;
    if (state === "provisioned" || (!isLeaving(addon) && isYoung)) return [];
    return [
      {
        ...on,
        kind: "add-on",
        addon: name,
        plan: plan.name,
        state,
        ...(since !== undefined && { since: new Date(since).toISOString() }),
      },
    ];
  });
}
