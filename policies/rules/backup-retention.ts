import { z } from "zod";
import { planName, postgresSlug, type Tier, tierOf } from "../facts/postgres-plans.ts";
import { defineRule } from "../rule.ts";

/**
 * Age in days of the oldest scheduled backup that Heroku still has: one of each of the last 7 days on every tier, then one a week
 * (1 on Essential, 4 on Standard, 8 above) and, above Standard, one of each of 12 months. PGBackups do not work on Shield, and of
 * Advanced nothing is known. devcenter.heroku.com/articles/heroku-postgres-backups
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
    "Every Postgres plan keeps scheduled backups for a week or what the stack file asks for, and production's for as many days as its service needs them.",
  why: "Damage is often noticed late, and how long Heroku keeps backups is decided by the plan alone.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Take a plan of a tier that keeps backups for longer, or lower `keepDays` of `daily` and keep older ones elsewhere.",
  rows: [5, 7],
  settings: z.strictObject({
    days: z.int(dayCount).min(1, dayCount).default(7).describe("What every database needs, whatever it declares."),
  }),
  check({ addons, environment }, { days }) {
    const isProduction = environment === "production";
    return addons
      .filter(({ slug, declared }) => slug === postgresSlug && declared?.backup?.kind !== "noBackup")
      .flatMap(({ name, urn, service, declared, plan }) => {
        // What is lost on staging is copied from production once more.
        const wanted = isProduction && declared?.backup?.kind === "daily" ? declared.backup.keepDays : 0;
        const needed = Math.max(days, wanted);
        const tier = tierOf({ plan });
        const kept = tier && daysKept[tier];
        if (kept !== undefined && kept >= needed) return [];
        const got = `${keptInWords(kept)} with plan ${planName({ plan })}`;
        const message = `${name}: expected backups kept for ${needed} days, got ${got}: ${remedyFor(kept, needed, isProduction)}`;
        return [{ service, urn, message }];
      });
  },
});

const keptInWords = (kept: number | undefined): string => {
  if (kept === undefined) return "an unknown number";
  return kept === 0 ? "none" : String(kept);
};

function remedyFor(kept: number | undefined, needed: number, isProduction: boolean): string {
  if (kept === 0) return "Heroku schedules no backups on Shield, so take a private plan";
  // `production-database-tier` forbids Essential there.
  const offered = isProduction ? (["standard", "premium"] as const) : (["essential", "standard", "premium"] as const);
  const enough = offered.find((tier) => (daysKept[tier] ?? 0) >= needed);
  const less = "lower keepDays and keep older backups elsewhere";
  return enough === undefined ? less : `take a plan of the ${enough} tier, or ${less}`;
}
