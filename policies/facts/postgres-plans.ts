import type { Addon } from "../view/estate-view.ts";

/** Slug of Heroku Postgres. */
export const postgresSlug = "heroku-postgresql";

/** Kinds of Postgres plans. */
const tiers = ["essential", "standard", "advanced", "premium", "private", "shield"] as const;
export type Tier = (typeof tiers)[number];

/** Former names of Essential plans; remaining ones count as Essential. */
const earlierNames = ["hobby", "mini", "basic", "dev"];

/** The tier of a Postgres plan, such as `standard` for `standard-0`; undefined for one that is not known. */
export function tierOf({ plan }: Pick<Addon, "plan">): Tier | undefined {
  // Without a plan, Heroku creates an essential-0.
  if (plan === undefined) return "essential";
  const words = plan.split("-");
  if (earlierNames.some((name) => name === words[0])) return "essential";
  // `advanced-private` runs in a Private Space like `private-0`.
  return tiers.findLast((tier) => words.includes(tier));
}

/** The plan as messages name it. */
export const planName = ({ plan }: Pick<Addon, "plan">): string => plan ?? "Heroku's default plan";
