import { defineRule, violation } from "../rule.ts";
import { keys } from "../setting-types.ts";

export const noPlaceholders = defineRule({
  name: "no-placeholders",
  holds: "No secret, key or URL has a placeholder value such as `changeme` or `TODO`.",
  why: "A placeholder secret is easy to guess, and a placeholder URL does not work.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Set the real value with `pulumi config set --secret <service>:<KEY>`, or remove the config var until you have one.",
  rows: [27, 103],
  settings: { except: keys.describe("Config vars whose value looks like a placeholder but is not.") },
  check: ({ configVars, environment }, { except }) =>
    configVars
      .filter(({ key, meaning }) => meaning.isPlaceholder && !except.includes(key))
      .map((variable) => {
        const what = variable.isSensitive ? "secret" : "value";
        const text = `a ${what}, got a placeholder: set the real value, or remove the config var`;
        return violation(variable, text, environment !== "production");
      }),
});
