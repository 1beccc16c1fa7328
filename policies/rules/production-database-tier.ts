import { z } from "zod";
import { planName, postgresSlug, type Tier, tierOf } from "../facts/postgres-plans.ts";
import { defineRule } from "../rule.ts";
import { tierOf as dynoTier } from "../view/dyno-tier.ts";
import type { EstateView } from "../view/estate-view.ts";
import { mayBeDown } from "../view/may-be-down.ts";

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
  settings: z.strictObject({
    minimum: z
      .enum(["essential", "standard", "premium"], choice)
      .default("standard")
      .describe("The lowest tier allowed."),
  }),
  check(view, { minimum }) {
    if (view.environment !== "production") return [];
    return view.addons
      .filter((addon) => addon.slug === postgresSlug && !mayBeDown(view, addon))
      .flatMap(({ name, urn, service, plan }) => {
        const tier = tierOf({ plan });
        if (tier !== undefined && rank[tier] >= rank[minimum]) return [];
        const message = `${name}: expected a ${minimum} plan or above, got ${planName({ plan })}: change the plan in the stack file`;
        return [{ service, urn, isAdvisory: isSmall(view, service), message }];
      });
  },
});

/** Production on the smallest dynos can tolerate an hour of downtime, unless it has restricted data. */
const isSmall = ({ processes, services }: EstateView, service: string | undefined): boolean =>
  processes
    .filter((each) => each.service === service && each.quantity !== 0)
    .every(({ size }) => ["Eco", "Basic"].includes(dynoTier(size) ?? "")) &&
  services.every((each) => each.service !== service || each.declared.dataClass !== "restricted");
