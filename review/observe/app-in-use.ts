import type { AccountLists } from "../live/account-lists.ts";
import type { AppReads } from "../live/app-reads.ts";
import type { AddonRow, AppRow, AttachmentRow, ReleaseRow } from "../live/wire.ts";

/** One app that is looked at, with what is known of all apps at once. */
export interface ObservedApp {
  readonly service: string;
  readonly app: AppRow;
  readonly reads: AppReads;
  /** Milliseconds since 1970. */
  readonly now: number;
  addons(): Promise<AddonRow[]>;
  attachments(): Promise<AttachmentRow[]>;
  newestRelease(): Promise<ReleaseRow | undefined>;
  /** Asked for once; nothing keeps the values longer than the app is looked at. */
  configVars(): Promise<Readonly<Record<string, string>>>;
  /** Newest first. They cost a request, and say who did something. */
  releases(): Promise<ReleaseRow[]>;
}

type Known = Pick<ObservedApp, "service" | "app" | "now">;

export function observedApp(lists: AccountLists, known: Known): ObservedApp {
  const reads = lists.of(known.app);
  let vars: ReturnType<AppReads["configVars"]> | undefined;
  return {
    ...known,
    reads,
    configVars() {
      vars ??= reads.configVars();
      return vars;
    },
    addons: () => lists.addons(),
    attachments: () => lists.attachments(),
    newestRelease: () => lists.newestRelease(known.app.id),
    releases: () => lists.releases(known.app.id),
  };
}

const postgres = "heroku-postgresql";

/** On its way out, or gone with its record left. */
export const isLeaving = ({ state }: AddonRow): boolean => state.startsWith("deprovision");

export const ownAddons = async ({ app, addons }: ObservedApp): Promise<AddonRow[]> =>
  (await addons()).filter((addon) => addon.app.id === app.id);

/** A database that the app has, and the names by which it reads it. */
export interface AppDatabase {
  readonly addon: AddonRow;
  /** On this app, `DATABASE` first. */
  readonly attachments: readonly AttachmentRow[];
}

/** The databases that the app owns or reads, the one that `DATABASE_URL` points at first. */
export async function databasesOf(observed: ObservedApp): Promise<AppDatabase[]> {
  const [addons, attachments] = await Promise.all([observed.addons(), observed.attachments()]);
  const here = attachments.filter((each) => each.app.id === observed.app.id);
  return addons
    .filter(({ addon_service: service }) => service.name === postgres)
    .map((addon) => ({ addon, attachments: primaryFirst(here.filter((each) => each.addon.id === addon.id)) }))
    .filter((database) => database.addon.app.id === observed.app.id || isPrimary(database))
    .sort((one, other) => Number(isPrimary(other)) - Number(isPrimary(one)));
}

const primaryFirst = (attachments: readonly AttachmentRow[]): AttachmentRow[] =>
  attachments.toSorted((one, other) => Number(other.name === PRIMARY) - Number(one.name === PRIMARY));

/** The attachment that sets `DATABASE_URL`. */
const PRIMARY = "DATABASE";

export const isPrimary = ({ attachments }: AppDatabase): boolean => attachments.some(({ name }) => name === PRIMARY);
