import type { PolicyResource, StackValidationPolicy } from "@pulumi/policy";

/** Heroku makes no backups by itself. The schedule is found by what it depends on: in a preview the database has no id yet. */
export const postgresHasDailyBackup: StackValidationPolicy = {
  name: "postgres-has-daily-backup",
  description: "Every Postgres database has a daily backup schedule.",
  enforcementLevel: "mandatory",
  severity: "critical",
  remediationSteps: 'Declare the database in index.ts as `postgres({ backup: daily("02:00", "America/New_York") })`.',
  validateStack({ resources }, report) {
    const backedUp = new Set(resources.filter(isSchedule).flatMap(databasesOf));
    for (const database of resources.filter(isPostgres)) {
      if (!backedUp.has(database.urn))
        report(`${database.name}: expected a daily backup schedule, got none: ${remedy}`, database.urn);
    }
  },
};

const remedy = 'declare it with backup: daily("02:00", "America/New_York")';

const isSchedule = ({ type }: PolicyResource): boolean =>
  type === "heroku:index/postgresBackupSchedule:PostgresBackupSchedule";

const isPostgres = ({ type, props }: PolicyResource): boolean =>
  type === "heroku:index/addon:Addon" && /^heroku-postgresql(:|$)/.test(String(props.plan));

const databasesOf = ({ propertyDependencies }: PolicyResource): string[] =>
  (propertyDependencies.addonId ?? []).map(({ urn }) => urn);
