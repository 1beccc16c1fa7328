import { PostgresBackupSchedule } from "@pulumi/heroku";
import { ComponentResource, type ComponentResourceOptions, type Input } from "@pulumi/pulumi";
import type { DailyBackup } from "../settings/declare.ts";

/** What a `BackupSchedule` is made of. */
export interface BackupScheduleArgs {
  /** Id of the app that owns the database. */
  readonly appId: Input<string>;
  /** Id of the Postgres add-on: a new database gets a new schedule. */
  readonly addonId: Input<string>;
  readonly backup: DailyBackup;
  /** Attachment name of the database, by whose config var Heroku calls the schedule; `DATABASE` where it is Heroku's choice. */
  readonly attachment: string | undefined;
}

/**
 * Backs a Postgres database up once a day. Heroku keeps a week of backups on every plan, and charges nothing.
 *
 * @example new BackupSchedule("catalog-postgres-backup", { appId, addonId, attachment: undefined, backup: daily("02:00", "America/New_York") })
 */
export class BackupSchedule extends ComponentResource {
  constructor(
    name: string,
    { appId, addonId, attachment, backup }: BackupScheduleArgs,
    options?: ComponentResourceOptions,
  ) {
    super("tandem:index:BackupSchedule", name, {}, options);
    const hour = Number(backup.at.slice(0, 2));
    const called = attachment === undefined ? {} : { name: `${attachment}_URL` };
    new PostgresBackupSchedule(name, { appId, addonId, hour, timezone: backup.timezone, ...called }, { parent: this });
    this.registerOutputs();
  }
}
