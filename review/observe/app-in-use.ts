import type { AccountLists } from "../live/account-lists.ts";
import type { AppReads } from "../live/app-reads.ts";
import { memoized } from "../live/reads.ts";
import type { AddonRow, AppRow, AttachmentRow } from "../live/wire.ts";

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

const postgres = "heroku-postgresql";

/** On its way out, or gone with its record left. */
export const isLeaving = ({ state }: AddonRow): boolean => state.startsWith("deprovision");

export const ownAddons = async ({ app, lists }: ObservedApp): Promise<AddonRow[]> =>
  (await lists.addons()).filter((addon) => addon.app.id === app.id);

/** A database that the app has, and the names by which it reads it. */
export interface AppDatabase {
  readonly addon: AddonRow;
  /** On this app, `DATABASE` first. */
  readonly attachments: readonly AttachmentRow[];
}

/** The databases that the app owns or reads, the one that `DATABASE_URL` points at first. */
export async function databasesOf({ app, lists }: ObservedApp): Promise<AppDatabase[]> {
  const [addons, attachments] = await Promise.all([lists.addons(), lists.attachments()]);
  const here = attachments.filter((each) => each.app.id === app.id);
  return addons
    .filter(({ addon_service: service }) => service.name === postgres)
    .map((addon) => ({ addon, attachments: primaryFirst(here.filter((each) => each.addon.id === addon.id)) }))
    .filter((database) => database.addon.app.id === app.id || isPrimary(database))
    .sort((one, other) => Number(isPrimary(other)) - Number(isPrimary(one)));
}

const primaryFirst = (attachments: readonly AttachmentRow[]): AttachmentRow[] =>
  attachments.toSorted((one, other) => Number(other.name === PRIMARY) - Number(one.name === PRIMARY));

/** The attachment that sets `DATABASE_URL`. */
const PRIMARY = "DATABASE";

export const isPrimary = ({ attachments }: AppDatabase): boolean => attachments.some(({ name }) => name === PRIMARY);
