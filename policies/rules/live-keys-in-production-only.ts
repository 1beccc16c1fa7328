import { z } from "zod";
import type { Mode } from "../facts/live-keys.ts";
import { defineRule, type Violation } from "../rule.ts";
import type { ValueMeaning } from "../view/classify-value.ts";
import type { EstateView, ResourceView } from "../view/estate-view.ts";

export const liveKeysInProductionOnly = defineRule({
  name: "live-keys-in-production-only",
  holds: "Live-mode vendor keys are used only in production, and production uses keys of one mode for each vendor.",
  why: "With a live key, a test on staging charges real cards. A test key next to a live key makes payments fail.",
  severity: "critical",
  level: "mandatory",
  remedy: "Use the vendor's test keys in staging and review apps, and live keys in production.",
  rows: [18, 22, 27],
  settings: z.strictObject({}),
  check(view) {
    const vars = view.configVars.map((each) => ({ ...each, where: view.environment }));
    const pipeline = view.pipelineVars.map((each) => ({ ...each, where: `${each.stage} apps` }));
    return [...vars, ...pipeline].flatMap((each) => violationOf(view, each));
  },
});

type VarWithMode = ResourceView & { readonly key: string; readonly meaning: ValueMeaning; readonly where: string };

function violationOf(view: EstateView, variable: VarWithMode): Violation[] {
  const { name, urn, service, key, meaning, where } = variable;
  const { mode } = meaning;
  const isProduction = where === "production";
  if (mode === undefined || mode.mode === (isProduction ? "live" : "test")) return [];
  const expected = isProduction ? "live" : "test";
  // Before a service launches, all its keys are test keys.
  const isAdvisory = mode.isAdvisory === true || (isProduction && !hasMode(view, variable, "live"));
  const message = `${name}: ${key}: expected ${mode.vendor}'s ${expected} mode in ${where}, got its ${mode.mode} mode: set the ${expected} value`;
  return [{ service, urn, isAdvisory, message }];
}

const hasMode = ({ configVars }: EstateView, { service, meaning }: VarWithMode, mode: Mode): boolean =>
  configVars.some(
    (each) =>
      each.service === service &&
      each.meaning.mode?.vendor === meaning.mode?.vendor &&
      each.meaning.mode?.mode === mode,
  );
