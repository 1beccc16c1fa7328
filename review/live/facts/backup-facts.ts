import type { z } from "zod";
import { takenIn } from "../../../kinds/backup.ts";
import { listed, scheduleFact } from "../../../parity/facts.ts";
import { FRESH_HOURS } from "../../../parity/words/value-words.ts";
import type { Facts } from "../parts.ts";
import type { ScheduleRow, TransferRow } from "../wire.ts";

export const scheduleFacts = (rows: readonly z.output<typeof ScheduleRow>[]): Facts =>
  rows.length === 0 ? [] : [["backups.schedule", listed(rows.map((row) => scheduleFact(row.hour, row.timezone)))]];

/** The newest backup that succeeded and is still there; `now` is in milliseconds since 1970. */
export function newestBackupFacts(rows: readonly z.output<typeof TransferRow>[], now: number): Facts {
  const good = rows.flatMap(takenIn);
  if (good.length === 0) return [];
  const newest = Math.max(...good);
  const isFresh = now - newest <= FRESH_HOURS * 3_600_000;
  return [
    ["backups.newest", isFresh ? "fresh" : "stale"],
    ["backups.newest.taken", minuteOf(newest)],
  ];
}

/** `2026-11-21 02:03 UTC` */
export const minuteOf = (time: number): string => `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
