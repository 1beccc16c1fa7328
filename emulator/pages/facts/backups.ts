import { nextRun } from "../../model/backups.ts";
import type { AppRow, TransferRow } from "../../rows.ts";
import type { World } from "../../world.ts";
import type { State } from "../state.ts";

/** Backup schedules of an app's databases. */
export function schedulesOf(world: World, { id }: AppRow) {
  const { addons, schedules } = world.store;
  return addons.where("app", id).flatMap((addon) =>
    schedules.where("addon", addon.id).map((row) => ({
      addon: addon.name,
      at: `daily at ${String(row.hour).padStart(2, "0")}:00 ${row.timezone}`,
      next: nextRun(row, world.now()),
    })),
  );
}

/** Backups, restores and copies of an app's databases, the newest first. The addresses that they read and write are left out. */
export function transfersOf(world: World, { id }: AppRow) {
  const rows = world.store.transfers.where("app", id).toReversed();
  return rows.map((row) => ({
    /** As `pg:backups` calls it, such as `b003`. */
    name: `${letters[row.kind]}${String(row.number).padStart(3, "0")}`,
    addon: world.store.addons.get(row.addonId)?.name ?? "an add-on that is gone",
    isScheduled: row.scheduleId !== null,
    at: row.createdAt,
    state: stateOf(world, row),
  }));
}

const letters = { backup: "b", restore: "r", copy: "c" } as const;

function stateOf(world: World, { kind, canceledAt, finishesAt }: TransferRow): State {
  if (canceledAt !== null) return { tone: "bad", word: `${kind} canceled` };
  return finishesAt <= world.now()
    ? { tone: "good", word: `${kind} completed` }
    : { tone: "busy", word: `${kind} running` };
}
