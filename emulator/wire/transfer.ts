import { iso } from "../clock.ts";
import type { TransferRow } from "../rows.ts";
import { times, type World } from "../world.ts";

const types = {
  backup: { from: "pg_dump", to: "gof3r" },
  restore: { from: "gof3r", to: "pg_restore" },
  copy: { from: "pg_dump", to: "pg_restore" },
} as const;

/** A transfer as the Data API gives it. */
export function wireTransfer(world: World, row: TransferRow): object {
  const finished = row.canceledAt === null && row.finishesAt <= world.now();
  const attachment = world.store.attachments.where("addon", row.addonId)[0]?.name ?? "DATABASE";
  const { from, to } = types[row.kind];
  return {
    uuid: row.id,
    num: row.number,
    from_name: row.kind === "restore" ? "BACKUP" : attachment,
    from_type: from,
    from_url: row.fromUrl,
    to_name: row.kind === "backup" ? "BACKUP" : attachment,
    to_type: to,
    to_url: row.toUrl,
    options: {},
    source_bytes: row.bytes,
    processed_bytes: finished ? row.bytes : 0,
    succeeded: row.canceledAt === null ? (finished ? true : null) : false,
    warnings: 0,
    num_keep: null,
    schedule: row.scheduleId === null ? null : { uuid: row.scheduleId },
    logs: [],
    ...times(row),
    started_at: iso(row.createdAt),
    canceled_at: row.canceledAt === null ? null : iso(row.canceledAt),
    finished_at: finished ? iso(row.finishesAt) : null,
    deleted_at: null,
    purged_at: null,
  };
}
