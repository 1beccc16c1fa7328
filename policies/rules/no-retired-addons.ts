import { type Retirement, retiredAddons } from "../facts/retired-addons.ts";
import { defineRule, violation } from "../rule.ts";
import { slugs } from "../setting-types.ts";

export const noRetiredAddons = defineRule({
  name: "no-retired-addons",
  holds: "No add-on uses a retired service or plan.",
  why: "A retired add-on cannot be created for a new environment, and may stop working at any time.",
  severity: "medium",
  // Advisory, because an existing add-on may keep working, and Heroku rejects a new one itself.
  level: "advisory",
  remedy: "Declare the replacement that the message names.",
  rows: [39, 89],
  settings: { services: slugs.describe("Additional add-on services that count as retired.") },
  check: ({ addons }, { services }) =>
    addons.flatMap((addon) => {
      const { slug, plan } = addon;
      const found = retirementOf(slug, plan) ?? (services.includes(slug) ? retiredByStackFile(slug) : undefined);
      if (found === undefined) return [];
      const { what, ended, instead } = found;
      const since = ended === undefined ? "retired" : `retired in ${ended}`;
      return [violation(addon, `an available add-on, got ${what}, ${since}: ${instead}`)];
    }),
});

type Found = Retirement & { readonly what: string };

function retirementOf(slug: string, plan: string | undefined): Found | undefined {
  const what = [slug, `${slug}:${plan}`].find((each) => Object.hasOwn(retiredAddons, each));
  const retirement = what === undefined ? undefined : retiredAddons[what];
  return what === undefined || retirement === undefined ? undefined : { ...retirement, what };
}

const retiredByStackFile = (what: string): Found => ({
  what,
  instead: "declare another; the stack file lists it as retired",
});
