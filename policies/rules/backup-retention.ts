import { z } from "zod";
import { planName, postgresSlug, type Tier, tierOf } from "../facts/postgres-plans.ts";
import { defineRule, violation } from "../rule.ts";

/**
 * Age in days of the oldest scheduled backup that Heroku keeps: daily backups for 7 days on every tier, then weekly backups
 * (1 on Essential, 4 on Standard, 8 above) and, above Standard, 12 monthly backups. PGBackups do not support Shield;
 * the retention of Advanced is not documented. devcenter.heroku.com/articles/heroku-postgres-backups
 */
const daysKept: Readonly<Partial<Record<Tier, number>>> = {
  essential: 7,
  standard: 28,
  premium: 360,
  private: 360,
  shield: 0,
};

const dayCount = "a number of days, 1 or more";

export const backupRetention = defineRule({
  name: "backup-retention",
  holds:
    "Every Postgres plan keeps scheduled backups for a week, or for the number of days set in the stack file. In production it keeps them for the `keepDays` of the service.",
  why: "Data loss is often noticed late, and the plan determines how long Heroku keeps backups.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Choose a plan tier that keeps backups longer, or lower `keepDays` in `daily` and store older backups elsewhere.",
  rows: [5, 7],
  settings: {
    days: z
      .int(dayCount)
      .min(1, dayCount)
      .default(7)
      .describe("Minimum number of days for every database, regardless of its `keepDays`."),
  },
  check({ addons, environment }, { days }) {
    const isProduction = environment === "production";
    return addons
      .filter(({ slug, declared }) => slug === postgresSlug && declared?.backup?.kind !== "noBackup")
      .flatMap((addon) => {
        const backup = addon.declared?.backup;
        // Staging data can be copied from production again.
        const needed = Math.max(days, isProduction && backup?.kind === "daily" ? backup.keepDays : 0);
        const tier = tierOf(addon);
        const kept = tier && daysKept[tier];
        if (kept !== undefined && kept >= needed) return [];
        const got = `${keptInWords(kept)} with plan ${planName(addon)}`;
        return [
          violation(addon, `backups kept for ${needed} days, got ${got}: ${remedyFor(kept, needed, isProduction)}`),
        ];
      });
  },
});

const keptInWords = (kept: number | undefined): string => {
  if (kept === undefined) return "an unknown number";
  return kept === 0 ? "none" : String(kept);
};

function remedyFor(kept: number | undefined, needed: number, isProduction: boolean): string {
  if (kept === 0) return "Heroku schedules no backups on Shield; choose a private plan";
  // `production-database-tier` forbids Essential there.
  const offered = isProduction ? (["standard", "premium"] as const) : (["essential", "standard", "premium"] as const);
  const enough = offered.find((tier) => (daysKept[tier] ?? 0) >= needed);
  const less = "lower keepDays and store older backups elsewhere";
  return enough === undefined ? less : `choose a ${enough} plan, or ${less}`;
}
