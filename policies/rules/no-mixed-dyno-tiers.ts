import { z } from "zod";
import { defineRule } from "../rule.ts";
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
  settings: z.strictObject({}),
  check: ({ apps, environment, processes }) =>
    apps.flatMap(({ urn, name, service }) => {
      const own = processes.filter(({ app, size }) => app === urn && size !== undefined);
      if (new Set(own.map(familyOf)).size < 2) return [];
      const sizes = own.map(({ type, size }) => `${type} ${size}`).sort();
      const message = `${name}: expected dynos of one tier, got ${sizes.join(", ")}: change the sizes in Pulumi.${environment}.yaml`;
      return [{ service, urn, message }];
    }),
});

/** An unknown size matches only itself. */
const familyOf = ({ size }: Process): string | undefined => tierOf(size) ?? size?.toLowerCase();
