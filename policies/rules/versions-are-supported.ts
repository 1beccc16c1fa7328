import { z } from "zod";
import { endOf, storeOf } from "../../config-vars/versions.ts";
import { defineRule, type Violation } from "../rule.ts";
import type { EstateView, ResourceView } from "../view/estate-view.ts";

const days = "a number of days, 0 or more";

export const versionsAreSupported = defineRule({
  name: "versions-are-supported",
  holds: "No stack, data store or runtime uses a version whose support has ended or ends within `warnDays`.",
  why: "Security fixes stop, builds are rejected, and Heroku upgrades databases at a time that you do not choose.",
  severity: "high",
  level: "mandatory",
  remedy: "Declare a supported version, or none to use Heroku's default. Test a database upgrade on staging first.",
  rows: [53, 66],
  settings: z.strictObject({
    warnDays: z
      .int(days)
      .min(0, days)
      .default(180)
      .describe("Days before the end of support from which it is reported."),
  }),
  check: (view, { warnDays }) =>
    [...versionsOf(view)].flatMap(({ resource, what, end, instead, isOfVendor }): Violation[] => {
      if (end === undefined || daysBetween(view.today, end.day) > warnDays) return [];
      const isOver = end.day < view.today;
      const got = isOver ? `whose support ended on ${end.day}: ${end.effect}` : `whose support ends on ${end.day}`;
      const message = `${resource.name}: expected a supported version, got ${what}, ${got}: ${instead}`;
      return [{ service: resource.service, urn: resource.urn, isAdvisory: !isOver || isOfVendor === true, message }];
    }),
});

interface Version {
  readonly resource: ResourceView;
  readonly what: string;
  readonly end: ReturnType<typeof endOf>;
  readonly instead: string;
  /** Whether a vendor runs it, who may support it longer than the project does. */
  readonly isOfVendor?: boolean;
}

function* versionsOf({ apps, addons, configVars }: EstateView): Generator<Version> {
  for (const app of apps) {
    if (app.stack === undefined) continue;
    const instead = "declare heroku-24, or no stack, and test it on staging first";
    yield { resource: app, what: `the stack ${app.stack}`, end: endOf("stack", app.stack), instead };
  }
  for (const addon of addons) {
    const kind = storeOf(addon.slug);
    if (kind === undefined || addon.version === undefined) continue;
    const end = endOf(kind, addon.version);
    const isOfVendor = !addon.slug.startsWith("heroku-");
    const instead = isOfVendor
      ? "upgrade as the vendor describes, then declare the new version"
      : "upgrade with heroku pg:upgrade or its equivalent, then declare the new version";
    yield { resource: addon, what: `version ${addon.version}`, end, instead, isOfVendor };
  }
  for (const variable of configVars) {
    const { key, meaning } = variable;
    yield { resource: variable, what: `that of ${key}`, end: meaning.end, instead: "set a later one" };
  }
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
