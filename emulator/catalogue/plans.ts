import { uuidOf } from "../ids.ts";

/** The day on which prices and services of this catalogue were taken down (UTC). Nothing may be budgeted on them. */
export const catalogueDate = "2026-02-01";

/** One plan of an add-on service. */
export interface Plan {
  readonly id: string;
  /** With its service, as `service:plan`. */
  readonly name: string;
  readonly service: string;
  /** Dollar cents a month. */
  readonly cents: number;
  /** Whether the service alone, without a plan, means this one. */
  readonly usual: boolean;
  /** Whether it is paid for by use: it has no price a month, and is listed only. */
  readonly metered: boolean;
  /** Whether its price is not known here. */
  readonly contract?: boolean;
}

/** Plans that are paid for by use. */
const meteredPlans: readonly string[] = ["heroku-postgresql:advanced"];

/**
 * Monthly prices in dollars by service, the usual plan first. From public price constants of February 2026; where none
 * was to be had, a plausible figure. They are for trying things out: nothing may be budgeted on them.
 */
const dollars: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "heroku-postgresql": {
    "essential-0": 5,
    "essential-1": 9,
    "essential-2": 20,
    "standard-0": 50,
    "standard-2": 200,
    "standard-3": 400,
    "standard-4": 750,
    "standard-5": 1400,
    "standard-6": 2000,
    "standard-7": 3500,
    "premium-0": 200,
    "premium-2": 350,
    "premium-3": 750,
    "premium-4": 1200,
    "premium-5": 2500,
    "premium-6": 3500,
    "premium-7": 6000,
    "private-0": 300,
    "private-2": 600,
    "private-3": 1000,
    "private-4": 1500,
    "private-5": 3000,
    "private-6": 4500,
    "private-7": 7500,
    advanced: 0,
  },
  "heroku-redis": {
    mini: 3,
    "premium-0": 15,
    "premium-1": 30,
    "premium-2": 60,
    "premium-3": 120,
    "premium-5": 200,
    "premium-7": 750,
    "premium-9": 1450,
    "private-7": 900,
    "private-9": 1700,
  },
  papertrail: { choklad: 0, fixa: 7, forsta: 18, volmar: 45, ludvig: 75 },
  rollbar: { free: 0, "trial-5k": 0, "bronze-100k": 49 },
  proximo: { development: 5, starter: 15, production: 35 },
  scheduler: { standard: 0 },
  rediscloud: { "30": 0, "100": 7, "250": 15, "500": 25 },
  graphenedb: { "dev-free": 0, chalk: 9, "hobby-1": 29, "standard-2": 199 },
  quotaguardstatic: { starter: 19, micro: 49, production: 89 },
  quotaguard: { starter: 19, micro: 49, production: 89 },
  quotaguardshield: { starter: 29, micro: 69, production: 129 },
  bucketeer: { hobbyist: 5, micro: 20, small: 50 },
  memcachier: { dev: 0, "100": 15, "250": 30 },
  deployhooks: { http: 0, email: 0 },
};

/** Every plan of every service. */
export const plans: readonly Plan[] = Object.entries(dollars).flatMap(([service, prices]) => {
  return Object.entries(prices)
    .map(([plan, price]) => ({ plan, price, usual: plan === usualPlanOf(service) }))
    .map(({ plan, price, usual }) => {
      const name = `${service}:${plan}`;
      return {
        id: uuidOf("plan", name),
        name,
        service,
        cents: price * 100,
        usual,
        metered: meteredPlans.includes(name),
      };
    });
});

const byIdentity = new Map(plans.flatMap((plan) => [plan.id, plan.name].map((identity) => [identity, plan])));

/** A plan by id or full name. */
export function findPlan(identity: string): Plan | undefined {
  return byIdentity.get(identity);
}

/** `essential` for `heroku-postgresql:essential-0`: what plans of one kind share. */
export function tierOf(planName: string): string {
  return /:([a-z]+)/.exec(planName)?.[1] ?? "";
}

/** Keys that look like whole numbers come first in an object whatever was written first, so the usual plan is named here. */
function usualPlanOf(service: string): string | undefined {
  const numbered: Readonly<Record<string, string>> = { memcachier: "dev", rediscloud: "30" };
  return numbered[service] ?? Object.keys(dollars[service] ?? {})[0];
}
