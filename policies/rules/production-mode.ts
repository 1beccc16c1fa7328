import { defineRule, type Violation, violation } from "../rule.ts";
import { keys } from "../setting-types.ts";
import type { ConfigVar, EstateView } from "../view/estate-view.ts";

export const productionMode = defineRule({
  name: "production-mode",
  holds: "Production runs in production mode: no debug setting is on, and no security setting is off.",
  why: "A debug page shows settings and secrets to visitors, and a disabled security setting protects nothing.",
  severity: "critical",
  level: "mandatory",
  remedy:
    "Set the value for production, such as `APP_DEBUG: perEnvironment()` with `false` in its stack file. Declare what only staging needs with `onlyIn`.",
  rows: [22, 67, 74, 134],
  settings: { except: keys.describe("Config vars that look like such settings but are not.") },
  check: (view, { except }) =>
    view.configVars.filter(({ key }) => !except.includes(key)).flatMap((variable) => violationsOf(view, variable)),
});

const violationsOf = ({ environment }: EstateView, variable: ConfigVar): Violation[] =>
  variable.meaning.wrongSwitches
    .filter(({ kind }) => kind === "development" || kind === "guard")
    .filter(({ isForPublicData }) => !(isForPublicData === true && variable.owner?.dataClass === "public"))
    .filter(
      ({ isEverywhere }) => environment === "production" || (isEverywhere === true && environment !== "development"),
    )
    .map(({ does, isAdvisory = false }) => {
      const text = `a production setting, got one that ${does}: change it for ${environment}, or remove it`;
      return violation(variable, text, isAdvisory || environment !== "production");
    });
