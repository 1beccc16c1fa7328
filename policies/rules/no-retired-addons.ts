import { z } from "zod";
import { type Retirement, retiredAddons } from "../facts/retired-addons.ts";
import { defineRule } from "../rule.ts";
import { slugs } from "../setting-types.ts";

export const noRetiredAddons = defineRule({
  name: "no-retired-addons",
  holds: "No add-on is of a service or a plan that was retired.",
  why: "It can be made for no further environment, and does its work for as long as its vendor pleases.",
  severity: "medium",
  // Where it is there already it may go on for a while, and Heroku itself refuses a new one: nothing is worse for an `up`.
  level: "advisory",
  remedy: "Declare what has taken its place; the message names it.",
  rows: [39, 89],
  settings: z.strictObject({
    services: slugs.describe("Further add-on services to be rid of."),
  }),
  check({ addons }, { services }) {
    return addons.flatMap(({ name, urn, service, slug, plan }) => {
      const found = retirementOf(slug, plan) ?? (services.includes(slug) ? leftBehind(slug) : undefined);
      if (found === undefined) return [];
      const { what, ended, instead } = found;
      const since = ended === undefined ? "retired" : `retired in ${ended}`;
      return [
        {
          service,
          urn,
          message: `${name}: expected an add-on that is still offered, got ${what}, ${since}: ${instead}`,
        },
      ];
    });
  },
});

type Found = Retirement & { readonly what: string };

function retirementOf(slug: string, plan: string | undefined): Found | undefined {
  const what = [slug, `${slug}:${plan}`].find((each) => Object.hasOwn(retiredAddons, each));
  const retirement = what === undefined ? undefined : retiredAddons[what];
  return what === undefined || retirement === undefined ? undefined : { ...retirement, what };
}

const leftBehind = (what: string): Found => ({
  what,
  instead: "declare another, as the stack file asks to be rid of it",
});
