import type { AccountLists } from "../live/account-lists.ts";
import type { AppReads } from "../live/app-reads.ts";
import { memoized } from "../live/reads.ts";
import type { AddonRow, AppRow } from "../live/wire.ts";

/** One app that is looked at, with what is known of all apps at once. */
export interface ObservedApp {
  readonly service: string;
  readonly app: AppRow;
  readonly lists: AccountLists;
  readonly reads: AppReads;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Requested once; nothing keeps the values longer than the app is looked at. */
  configVars(): Promise<Readonly<Record<string, string>>>;
}

export function observedApp(lists: AccountLists, known: Pick<ObservedApp, "service" | "app" | "now">): ObservedApp {
  const reads = lists.of(known.app);
  return { ...known, lists, reads, configVars: memoized(reads.configVars) };
}

export const ownAddons = async ({ app, lists }: ObservedApp): Promise<AddonRow[]> =>
  (await lists.addons()).filter((addon) => addon.app.id === app.id);
