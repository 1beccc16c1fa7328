import { z } from "zod";
import { defineRule } from "../rule.ts";

export const postgresHasDailyBackup = defineRule({
  name: "postgres-has-daily-backup",
  holds: "Every Postgres database has its own daily backup schedule.",
  why: "Heroku creates no backups without a schedule, and a schedule is deleted together with its database.",
  severity: "critical",
  level: "mandatory",
  remedy: 'Declare the database in index.ts as `postgres({ backup: daily("02:00", "America/New_York") })`.',
  rows: [5, 7],
  settings: z.strictObject({}),
  check({ addons, schedules }) {
    const backedUp = new Set(schedules.map(({ addon }) => addon));
    return addons
      .filter(({ slug, urn }) => slug === "heroku-postgresql" && !backedUp.has(urn))
      .map(({ name, urn, service }) => ({
        service,
        urn,
        message: `${name}: expected a daily backup schedule, got none: declare it with backup: daily("02:00", "America/New_York")`,
      }));
  },
});
