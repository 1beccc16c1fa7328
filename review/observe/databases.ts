import { backupHealth, type ExpectedBackup, isBackedUp } from "../../kinds/backup.ts";
import { type Database, databaseHealth, isPrimary, PRIMARY } from "../../kinds/database.ts";
import type { Unhealthy } from "../../kinds/health.ts";
import type { AddonSettings } from "../../settings/settings.ts";
import type { AddonRow, AttachmentRow } from "../live/wire.ts";
import type { ObservedApp } from "./app-in-use.ts";
import type { Declared } from "./declared.ts";

/** What is declared of the backups of databases; `names` are Heroku's, by slot, as far as they are known. */
export function expectedBackups(addons: readonly AddonSettings[], names: Declared["addonNames"]): ExpectedBackup[] {
  const own = addons.filter(({ addon }) => addon.vendor.service === "heroku-postgresql");
  return own.map(({ slot, addon }) => ({ addon: names[slot], isDaily: addon.backup?.kind === "daily" }));
}

/** Whether the databases of an app serve, have room left, and are backed up. */
export async function databasesHealth(
  observed: ObservedApp,
  expected: readonly ExpectedBackup[],
): Promise<Unhealthy[]> {
  const { reads, now } = observed;
  const databases = (await databasesOf(observed)).filter(({ addon }) => addon.state === "provisioned");
  const backedUp = databases.filter((database) => isBackedUp(database, expected));
  const transfers = backedUp.length === 0 ? [] : await reads.transfers();
  const found = databases.map(async (database) => {
    const { id } = database.addon;
    const health = databaseHealth(database, await reads.database(id));
    if (!backedUp.includes(database)) return health;
    const schedules = await reads.schedules(id);
    return [...health, ...backupHealth(database, { transfers, schedules, isOnly: databases.length === 1, now })];
  });
  return (await Promise.all(found)).flat();
}

type DatabaseRows = Database & { readonly addon: AddonRow };

/** The databases that the app owns or reads, the one that `DATABASE_URL` points at first. */
async function databasesOf({ app, lists }: ObservedApp): Promise<DatabaseRows[]> {
  const [addons, attachments] = await Promise.all([lists.addons(), lists.attachments()]);
  const here = attachments.filter((each) => each.app.id === app.id);
  return addons
    .filter(({ addon_service: service }) => service.name === "heroku-postgresql")
    .map((addon) => ({ addon, attachments: primaryFirst(here.filter((each) => each.addon.id === addon.id)) }))
    .filter((database) => database.addon.app.id === app.id || isPrimary(database))
    .sort((one, other) => Number(isPrimary(other)) - Number(isPrimary(one)));
}

const primaryFirst = (attachments: readonly AttachmentRow[]): AttachmentRow[] =>
  attachments.toSorted((one, other) => Number(other.name === PRIMARY) - Number(one.name === PRIMARY));
