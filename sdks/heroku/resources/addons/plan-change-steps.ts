import { serviceOf } from "./addon-name.ts";

/** How to get an add-on to a plan that Heroku does not change it to, with its data. */
export function stepsToPlan(name: string, before: string, plan: string): string {
  const steps =
    serviceOf(plan) === "heroku-postgresql"
      ? [
          `declare a second Postgres beside this one, with the plan ${plan}, and run pulumi up`,
          "heroku maintenance:on, to prevent writes",
          `heroku pg:copy ${name} <name of the new one>, with --app`,
          "heroku pg:promote <name of the new one>, then heroku maintenance:off",
          "move the backup schedule to the new one, and remove this one from the program when a backup of the new one exists",
        ]
      : [
          `declare a second add-on beside this one, with the plan ${plan}, and run pulumi up`,
          "move over what this one holds, as its vendor describes",
          "remove this one from the program",
        ];
  const numbered = steps.map((step, index) => `  ${index + 1}. ${step}`).join("\n");
  return `${name} keeps its plan ${before}; to get to ${plan} and keep the data:\n${numbered}`;
}

/** Plans of the Essential tier, under their names of today and of before. */
const essential = /^heroku-postgresql:(essential-\d+|mini|basic|hobby-dev|hobby-basic)$/;

/**
 * Refuses a plan change that Heroku is certain to refuse: a Postgres never enters or leaves the Essential tier (Dev Center,
 * "Updating Heroku Postgres Databases", 26 February 2025). Other tiers of Postgres, and plans of Key-Value Store, change in place.
 */
export function refuseTierChange(name: string, before: string, plan: string): void {
  if (serviceOf(plan) !== "heroku-postgresql" || !plan.includes(":") || !before.includes(":")) return;
  if (essential.test(before) === essential.test(plan)) return;
  const tier = essential.test(before)
    ? "a plan of the Essential tier"
    : "a plan of the Standard, Premium, Private or Shield tier";
  throw new Error(
    `plan: expected ${tier}, got ${plan}; Heroku cannot change a plan from or to the Essential tier\n${stepsToPlan(name, before, plan)}`,
  );
}
