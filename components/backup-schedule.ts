import { PostgresBackupSchedule } from "@pulumi/heroku";
import { ComponentResource, type ComponentResourceOptions, type Input } from "@pulumi/pulumi";
import type { DailyBackup } from "../settings/declare.ts";

/** What a `BackupSchedule` is made of. */
export interface BackupScheduleArgs {
  /** Id of the Postgres add-on: a new database gets a new schedule. */
  readonly addonId: Input<string>;
  readonly backup: DailyBackup;
}

/**
 * Backs a Postgres database up once a day. Heroku keeps a week of backups on every plan, and charges nothing.
 *
 * @example new BackupSchedule("catalog-postgres-backup", { addonId, backup: daily("02:00", "America/New_York") })
 */
export class BackupSchedule extends ComponentResource {
  constructor(name: string, { addonId, backup }: BackupScheduleArgs, options?: ComponentResourceOptions) {
    super("tandem:index:BackupSchedule", name, {}, options);
    const hour = Number(backup.at.slice(0, 2));
    new PostgresBackupSchedule(name, { addonId, hour, timezone: backup.timezone }, { parent: this });
    this.registerOutputs();
  }
}
