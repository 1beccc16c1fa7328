import { z } from "zod";
import { endOf, storeOf } from "../../config-vars/versions.ts";
import { defineRule, type Violation, violation } from "../rule.ts";
import type { EstateView } from "../view/estate-view.ts";
import type { ResourceView } from "../view/resource-view.ts";

const days = "a number of days, 0 or more";

export const versionsAreSupported = defineRule({
  name: "versions-are-supported",
  holds: "No stack, data store or runtime uses a version whose support has ended or ends within `warnDays`.",
  why: "After the end of support, there are no security fixes, builds are rejected, and Heroku upgrades databases at a time that you do not choose.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Declare a supported version, or remove the version to use Heroku's default. Test a database upgrade on staging first.",
  rows: [53, 66],
  settings: {
    warnDays: z
      .int(days)
      .min(0, days)
      .default(180)
      .describe("Days before the end of support from which it is reported."),
  },
  check: (view, { warnDays }) =>
    versionsOf(view).flatMap(({ resource, what, end, instead, isOfVendor = false }): Violation[] => {
      if (end === undefined || daysBetween(view.today, end.day) > warnDays) return [];
      const isOver = end.day < view.today;
      const got = isOver ? `whose support ended on ${end.day}: ${end.effect}` : `whose support ends on ${end.day}`;
      return [violation(resource, `a supported version, got ${what}, ${got}: ${instead}`, !isOver || isOfVendor)];
    }),
});

interface Version {
  readonly resource: Pick<ResourceView, "name" | "urn" | "service">;
  readonly what: string;
  readonly end: ReturnType<typeof endOf>;
  readonly instead: string;
  /** Whether a vendor runs it, who may support it longer than the project does. */
  readonly isOfVendor?: boolean;
}

const versionsOf = ({ apps, addons, configVars }: EstateView): Version[] => [
  ...apps.map((app) => ({
    resource: app,
    what: `the stack ${app.stack}`,
    end: app.stack === undefined ? undefined : endOf("stack", app.stack),
    instead: "declare heroku-24, or no stack, and test it on staging first",
  })),
  ...addons.map((addon) => {
    const kind = storeOf(addon.slug);
    const end = kind === undefined || addon.version === undefined ? undefined : endOf(kind, addon.version);
    const isOfVendor = !addon.slug.startsWith("heroku-");
    const how = isOfVendor ? "as the vendor describes" : "with heroku pg:upgrade or its equivalent";
    const instead = `upgrade ${how}, then declare the new version`;
    return { resource: addon, what: `version ${addon.version}`, end, instead, isOfVendor };
  }),
  ...configVars.map(({ key, meaning, ...resource }) => ({
    resource,
    what: `that of ${key}`,
    end: meaning.end,
    instead: "set a later one",
  })),
];

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
