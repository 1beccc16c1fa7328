import type { Kind } from "./kind.ts";
import { affixed } from "./naming.ts";

/** The daily backup of a database. */
export const backupSchedule = {
  token: "heroku:index/postgresBackupSchedule:PostgresBackupSchedule",
  label: "backup schedule",
  naming: affixed("", "-backup"),
  place: (slot: string) => `backups.${slot}`,
  goesWith: ["app"],
  loses: () => "no backup is taken until it is set again",
  shown: ["hour", "name", "timezone"],
} as const satisfies Kind;
