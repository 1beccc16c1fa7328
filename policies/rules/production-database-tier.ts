import { z } from "zod";
import { planName, postgresSlug, type Tier, tierOf } from "../facts/postgres-plans.ts";
import { defineRule, violation } from "../rule.ts";
import { tierOf as dynoTier } from "../view/dyno-tier.ts";
import type { Addon, EstateView } from "../view/estate-view.ts";

/** Tiers by uptime and recovery, lowest first. Advanced has no standby unless you add one. */
const rank: Readonly<Record<Tier, number>> = {
  essential: 0,
  standard: 1,
  advanced: 1,
  premium: 2,
  private: 3,
  shield: 3,
};

const choice = "essential, standard or premium";

export const productionDatabaseTier = defineRule({
  name: "production-database-tier",
  holds: "In production, every Postgres database is on a tier with monitoring and rollback.",
  why: "Essential databases run on shared servers without rollback or followers, and may be down for hours per month.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Set a plan of that tier in the production stack file; moving off Essential requires `heroku pg:copy`. For a hobby project, declare `exceptions: { mayBeDown: … }`.",
  rows: [65],
  settings: {
    minimum: z
      .enum(["essential", "standard", "premium"], choice)
      .default("standard")
      .describe("The lowest tier allowed."),
  },
  check: (view, { minimum }) =>
    view.addons.flatMap((addon) => {
      const mayBeDown = addon.owner?.exceptions.mayBeDown !== undefined;
      if (view.environment !== "production" || addon.slug !== postgresSlug || mayBeDown) return [];
      const tier = tierOf(addon);
      if (tier !== undefined && rank[tier] >= rank[minimum]) return [];
      const text = `a ${minimum} plan or above, got ${planName(addon)}: change the plan in the stack file`;
      return [violation(addon, text, isSmall(view, addon))];
    }),
});

/** Production on the smallest dynos can tolerate an hour of downtime, unless it has restricted data. */
const isSmall = ({ processes }: EstateView, { service, owner }: Addon): boolean =>
  processes
    .filter((each) => each.service === service && each.quantity !== 0)
    .every(({ size }) => ["Eco", "Basic"].includes(dynoTier(size) ?? "")) && owner?.dataClass !== "restricted";
