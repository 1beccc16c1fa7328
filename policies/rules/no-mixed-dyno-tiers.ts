import { defineRule, violation } from "../rule.ts";
import { tierOf } from "../view/dyno-tier.ts";
import type { Process } from "../view/estate-view.ts";

export const noMixedDynoTiers = defineRule({
  name: "no-mixed-dyno-tiers",
  holds: "All processes of an app use dynos of one tier; Standard and Performance count as one tier.",
  why: "Heroku rejects a mix of tiers, so the `up` would fail halfway: with an app but without its dynos.",
  severity: "medium",
  level: "mandatory",
  remedy: "Set sizes of one tier for all processes of the service in the stack file.",
  rows: [42, 43],
  check: ({ apps, environment, processes }) =>
    apps.flatMap((each) => {
      const own = processes.filter(({ app, size }) => app === each.urn && size !== undefined);
      if (new Set(own.map(familyOf)).size < 2) return [];
      const sizes = own.map(({ type, size }) => `${type} ${size}`).sort();
      const text = `dynos of one tier, got ${sizes.join(", ")}: change the sizes in Pulumi.${environment}.yaml`;
      return [violation(each, text)];
    }),
});

/** An unknown size matches only itself. */
const familyOf = ({ size }: Process): string | undefined => tierOf(size) ?? size?.toLowerCase();
