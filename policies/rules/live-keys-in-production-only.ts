import { z } from "zod";
import type { Mode } from "../facts/live-keys.ts";
import { defineRule, type Violation } from "../rule.ts";
import type { EstateView, Thing } from "../view/estate-view.ts";
import type { ValueMeaning } from "../view/value-meaning.ts";

export const liveKeysInProductionOnly = defineRule({
  name: "live-keys-in-production-only",
  holds:
    "Keys of a vendor's live mode are in production, and nowhere else; in production, all of a vendor's keys are of one mode.",
  why: "A trial on staging charges real cards, and a key of the test mode beside a live one lets no payment through.",
  severity: "critical",
  level: "mandatory",
  remedy: "Give staging and review apps keys of the vendor's test mode, and production those of the live mode.",
  rows: [18, 22, 27],
  settings: z.strictObject({}),
  check(view) {
    const vars = view.configVars.map((each) => ({ ...each, where: view.environment }));
    const pipeline = view.pipelineVars.map((each) => ({ ...each, where: `${each.stage} apps` }));
    return [...vars, ...pipeline].flatMap((each) => violationOf(view, each));
  },
});

type Keyed = Thing & { readonly key: string; readonly meaning: ValueMeaning; readonly where: string };

function violationOf(view: EstateView, variable: Keyed): Violation[] {
  const { name, urn, service, key, meaning, where } = variable;
  const { mode } = meaning;
  const isProduction = where === "production";
  if (mode === undefined || mode.mode === (isProduction ? "live" : "test")) return [];
  const expected = isProduction ? "live" : "test";
  // Before a service is open for customers, all of its keys are of the test mode.
  const isAdvised = mode.isAdvised === true || (isProduction && !hasMode(view, variable, "live"));
  const message = `${name}: ${key}: expected a key of ${mode.vendor}'s ${expected} mode in ${where}, got one of its ${mode.mode} mode: set the other`;
  return [{ service, urn, isAdvised, message }];
}

const hasMode = ({ configVars }: EstateView, { service, meaning }: Keyed, mode: Mode): boolean =>
  configVars.some(
    (each) =>
      each.service === service &&
      each.meaning.mode?.vendor === meaning.mode?.vendor &&
      each.meaning.mode?.mode === mode,
  );
