import { declareIn, unwritten, written } from "./acceptance.ts";
import { code } from "./command.ts";
import type { DeclaredBackup, DeclaredService } from "./declared-service.ts";
import type { KindDefinition } from "./kind.ts";
import { affixed } from "./naming.ts";

/** The daily backup of a database. */
export const backupSchedule = {
  token: "heroku:index/postgresBackupSchedule:PostgresBackupSchedule",
  label: "backup schedule",
  naming: affixed("", "-backup"),
  place: (slot) => `backups.${slot}`,
  loses: () => "no backup is taken until it is set again",
  aspects: ["backups"],
  shown: ["hour", "name", "timezone"],
  timeZone: "timezone",
  isDeclared: (slot, own) => dailyOf(slot, own) !== undefined,
  declared(slot, own) {
    const daily = dailyOf(slot, own);
    return daily === undefined ? {} : { hour: String(Number(daily.at.slice(0, 2))), timezone: daily.timezone };
  },
  /** Hour and zone stand in one word of the declaration. */
  acceptChange({ part, properties }, where) {
    const daily = dailyOf(part, where.own);
    if (daily === undefined) return unwritten({ code: "no daily backup declared" });
    const now = (path: string): string | undefined => properties.find((each) => each.path === path)?.shown?.after;
    const hour = now("hour");
    const at = hour === undefined ? daily.at : `${hour.padStart(2, "0")}:00`;
    const word = code`daily("${at}", "${now("timezone") ?? daily.timezone}", …)`;
    return written(declareIn(where, `addons.${part}: backup`, word, "everywhere"));
  },
  acceptDeletion: () => unwritten({ code: "policy requires backup" }),
} as const satisfies KindDefinition;

function dailyOf(slot: string, { addons }: DeclaredService): Extract<DeclaredBackup, { kind: "daily" }> | undefined {
  const backup = addons.find((each) => each.slot === slot)?.addon.backup;
  return backup?.kind === "daily" ? backup : undefined;
}
