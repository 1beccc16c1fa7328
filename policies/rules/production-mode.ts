import { z } from "zod";
import { defineRule, type Violation } from "../rule.ts";
import { keys } from "../setting-types.ts";
import { declaredOf } from "../view/declared-of.ts";
import type { ConfigVar, EstateView } from "../view/estate-view.ts";

export const productionMode = defineRule({
  name: "production-mode",
  holds: "Production runs in its production mode: no debug switch is on, and no guard is off.",
  why: "A debug page shows visitors the app's settings and secrets, and a guard that is off stops nobody.",
  severity: "critical",
  level: "mandatory",
  remedy:
    "Declare the value for production, such as `APP_DEBUG: perEnvironment()` with false there; what only staging needs is `onlyIn`.",
  rows: [22, 67, 74, 134],
  settings: z.strictObject({ except: keys.describe("Config vars that look like switches, and are none.") }),
  check: (view, { except }) =>
    view.configVars.filter(({ key }) => !except.includes(key)).flatMap((variable) => violationsOf(view, variable)),
});

function violationsOf(view: EstateView, variable: ConfigVar): Violation[] {
  const { environment } = view;
  const { name, urn, service, key, meaning } = variable;
  const isPublic = declaredOf(view, variable)?.dataClass === "public";
  return meaning.wrongSwitches
    .filter(({ kind }) => kind === "development" || kind === "guard")
    .filter(({ isForPublicData }) => !(isForPublicData === true && isPublic))
    .filter(
      ({ isEverywhere }) => environment === "production" || (isEverywhere === true && environment !== "development"),
    )
    .map(({ does, isAdvised = false }) => ({
      service,
      urn,
      isAdvised: isAdvised || environment !== "production",
      message: `${name}: ${key}: expected the setting of production, got one that ${does}: change it for ${environment}, or take it away`,
    }));
}
