import { defineRule, type Violation, violation } from "../rule.ts";
import type { ConfigVar, EstateView, PipelineVar } from "../view/estate-view.ts";

export const liveKeysInProductionOnly = defineRule({
  name: "live-keys-in-production-only",
  holds:
    "Live-mode vendor keys are used only in production, and production does not mix live and test keys of one vendor.",
  why: "With a live key, a test on staging charges real cards. A test key next to a live key makes payments fail.",
  severity: "critical",
  level: "mandatory",
  remedy: "Use the vendor's test keys in staging and review apps, and live keys in production.",
  rows: [18, 22, 27],
  check(view) {
    const vars = view.configVars.map((each) => ({ ...each, where: view.environment }));
    const pipeline = view.pipelineVars.map((each) => ({ ...each, where: `${each.stage} apps` }));
    return [...vars, ...pipeline].flatMap((each) => violationOf(view, each));
  },
});

type VarWithMode = (ConfigVar | PipelineVar) & { readonly where: string };

function violationOf(view: EstateView, variable: VarWithMode): Violation[] {
  const { mode } = variable.meaning;
  const isProduction = variable.where === "production";
  const expected = isProduction ? "live" : "test";
  if (mode === undefined || mode.mode === expected) return [];
  // Before a service launches, all its keys are test keys.
  const isAdvisory = mode.isAdvisory === true || (isProduction && !hasLiveKey(view, variable));
  const text = `${mode.vendor}'s ${expected} mode in ${variable.where}, got its ${mode.mode} mode: set the ${expected} value`;
  return [violation(variable, text, isAdvisory)];
}

/** Whether the service has a live key of the same vendor. */
const hasLiveKey = ({ configVars }: EstateView, { service, meaning }: VarWithMode): boolean =>
  configVars
    .filter((each) => each.service === service)
    .some(({ meaning: { mode } }) => mode?.vendor === meaning.mode?.vendor && mode?.mode === "live");
