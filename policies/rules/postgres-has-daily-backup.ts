import { defineRule, violation } from "../rule.ts";

export const postgresHasDailyBackup = defineRule({
  name: "postgres-has-daily-backup",
  holds: "Every Postgres database has its own daily backup schedule.",
  why: "Heroku creates no backups without a schedule, and a schedule is deleted together with its database.",
  severity: "critical",
  level: "mandatory",
  remedy: 'Declare the database in index.ts as `postgres({ backup: daily("02:00", "America/New_York") })`.',
  rows: [5, 7],
  check({ addons, schedules }) {
    const backedUp = new Set(schedules.map(({ addon }) => addon));
    const text = 'a daily backup schedule, got none: declare it with backup: daily("02:00", "America/New_York")';
    return addons
      .filter(({ slug, urn }) => slug === "heroku-postgresql" && !backedUp.has(urn))
      .map((addon) => violation(addon, text));
  },
});
