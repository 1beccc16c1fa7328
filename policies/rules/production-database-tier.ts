import { z } from "zod";
import { planName, postgresSlug, type Tier, tierOf } from "../facts/postgres-plans.ts";
import { defineRule } from "../rule.ts";
import { tierOf as dynoTier } from "../view/dyno-tier.ts";
import type { EstateView } from "../view/estate-view.ts";
import { mayBeDown } from "../view/may-be-down.ts";

/** What has at least the uptime and the recovery of what stands before it. Advanced does without a standby unless one is added. */
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
  holds: "In production, every Postgres database is of a tier that Heroku watches over and can roll back.",
  why: "Essential databases share a server, have no rollback and no followers, and may be down for hours in a month.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Give the database a plan of that tier in the production stack file; leaving Essential takes `heroku pg:copy`. For a hobby, declare `exceptions: { mayBeDown: … }`.",
  rows: [65],
  settings: z.strictObject({
    minimum: z
      .enum(["essential", "standard", "premium"], choice)
      .default("standard")
      .describe("The lowest tier that will do."),
  }),
  check(view, { minimum }) {
    if (view.environment !== "production") return [];
    return view.addons
      .filter((addon) => addon.slug === postgresSlug && !mayBeDown(view, addon))
      .flatMap(({ name, urn, service, plan }) => {
        const tier = tierOf({ plan });
        if (tier !== undefined && rank[tier] >= rank[minimum]) return [];
        const message = `${name}: expected a plan of the ${minimum} tier or above, got ${planName({ plan })}: change the plan in the stack file`;
        return [{ service, urn, isAdvised: isSmall(view, service), message }];
      });
  },
});

/** A production whose dynos are the smallest is one that may be down for an hour; none that has restricted data. */
const isSmall = ({ processes, services }: EstateView, service: string | undefined): boolean =>
  processes
    .filter((each) => each.service === service && each.quantity !== 0)
    .every(({ size }) => ["Eco", "Basic"].includes(dynoTier(size) ?? "")) &&
  services.every((each) => each.service !== service || each.declared.dataClass !== "restricted");
