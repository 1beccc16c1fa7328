import { z } from "zod";
import { defineRule } from "../rule.ts";
import { tierOf } from "../view/dyno-tier.ts";
import type { Process } from "../view/estate-view.ts";

export const noMixedDynoTiers = defineRule({
  name: "no-mixed-dyno-tiers",
  holds: "All processes of an app have dynos of one tier; Standard and Performance are one.",
  why: "Heroku refuses a mixture, and the up would end halfway: with an app, and without its dynos.",
  severity: "medium",
  level: "mandatory",
  remedy: "Give all processes of the service sizes of one tier in the stack file.",
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

/** A size that nobody knows goes with itself only. */
const familyOf = ({ size }: Process): string | undefined => tierOf(size) ?? size?.toLowerCase();
