import { z } from "zod";
import { defineRule, type Violation } from "../rule.ts";
import { keys } from "../setting-types.ts";
import { declaredOf } from "../view/declared-of.ts";
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
  settings: z.strictObject({ except: keys.describe("Config vars that look like such settings but are not.") }),
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
    .map(({ does, isAdvisory = false }) => ({
      service,
      urn,
      isAdvisory: isAdvisory || environment !== "production",
      message: `${name}: ${key}: expected a production setting, got one that ${does}: change it for ${environment}, or remove it`,
    }));
}
