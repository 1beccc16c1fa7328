import { z } from "zod";
import { endOf, storeOf } from "../../config-vars/versions.ts";
import { defineRule, type Violation } from "../rule.ts";
import type { EstateView, Thing } from "../view/estate-view.ts";

const days = "a number of days, 0 or more";

export const versionsAreSupported = defineRule({
  name: "versions-are-supported",
  holds: "No stack, data store or runtime is of a version whose support has ended, or ends within `warnDays`.",
  why: "Security fixes stop, builds are refused, and Heroku upgrades databases by force, at a time of its own.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Declare a version that is supported, or none, where Heroku chooses; an upgrade of a database is rehearsed on staging first.",
  rows: [53, 66],
  settings: z.strictObject({
    warnDays: z.int(days).min(0, days).default(180).describe("Days before the end in which it is listed."),
  }),
  check: (view, { warnDays }) =>
    [...versionsOf(view)].flatMap(({ thing, what, end, instead, isOfVendor }): Violation[] => {
      if (end === undefined || daysBetween(view.today, end.day) > warnDays) return [];
      const isOver = end.day < view.today;
      const got = isOver ? `whose support ended on ${end.day}: ${end.effect}` : `whose support ends on ${end.day}`;
      const message = `${thing.name}: expected a version that is supported, got ${what}, ${got}: ${instead}`;
      return [{ service: thing.service, urn: thing.urn, isAdvised: !isOver || isOfVendor === true, message }];
    }),
});

interface Version {
  readonly thing: Thing;
  readonly what: string;
  readonly end: ReturnType<typeof endOf>;
  readonly instead: string;
  /** Whether a vendor runs it, who may mend it longer than its makers do. */
  readonly isOfVendor?: boolean;
}

function* versionsOf({ apps, addons, configVars }: EstateView): Generator<Version> {
  for (const app of apps) {
    if (app.stack === undefined) continue;
    const instead = "declare heroku-24, or no stack, and try it on staging first";
    yield { thing: app, what: `the stack ${app.stack}`, end: endOf("stack", app.stack), instead };
  }
  for (const addon of addons) {
    const kind = storeOf(addon.slug);
    if (kind === undefined || addon.version === undefined) continue;
    const end = endOf(kind, addon.version);
    const isOfVendor = !addon.slug.startsWith("heroku-");
    const instead = isOfVendor
      ? "declare a later one, after the vendor's way to upgrade"
      : "declare a later one, after heroku pg:upgrade or its like";
    yield { thing: addon, what: `version ${addon.version}`, end, instead, isOfVendor };
  }
  for (const variable of configVars) {
    const { key, meaning } = variable;
    yield { thing: variable, what: `that of ${key}`, end: meaning.end, instead: "set a later one" };
  }
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
