import { z } from "zod";
import { defineRule } from "../rule.ts";
import { keys } from "../setting-types.ts";

export const noPlaceholders = defineRule({
  name: "no-placeholders",
  holds: "No secret, key or address is text that stands for one, such as changeme or TODO.",
  why: "What stands for a secret is known to everybody, and what stands for an address leads nowhere.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Set the real value with `pulumi config set --secret <service>:<KEY>`, or take the config var away until there is one.",
  rows: [27, 103],
  settings: z.strictObject({ except: keys.describe("Config vars whose value sounds like one, and is none.") }),
  check: ({ configVars, environment }, { except }) =>
    configVars
      .filter(({ key, meaning }) => meaning.isPlaceholder && !except.includes(key))
      .map(({ name, urn, service, key, isSensitive }) => ({
        service,
        urn,
        isAdvised: environment !== "production",
        message: `${name}: ${key}: expected a ${isSensitive ? "secret" : "value"}, got text that stands for one: set the real one, or take the config var away`,
      })),
});
