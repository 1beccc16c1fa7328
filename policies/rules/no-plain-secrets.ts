import { z } from "zod";
import { defineRule } from "../rule.ts";
import { keys } from "../setting-types.ts";

export const noPlainSecrets = defineRule({
  name: "no-plain-secrets",
  holds: "No config var in plain text looks like a secret.",
  why: "What is plain stands in the repository, in every preview and in the state, where all who read them have it.",
  severity: "critical",
  level: "mandatory",
  remedy:
    "Declare the config var as `secret()` and run `pulumi config set --secret <service>:<KEY>`; then make a new secret, as this one is known.",
  rows: [67],
  settings: z.strictObject({
    except: keys.describe("Config vars that look like secrets, and are none."),
  }),
  check({ configVars, pipelineVars }, { except }) {
    return [...configVars, ...pipelineVars]
      .filter(({ key }) => !except.includes(key))
      .flatMap(({ name, urn, service, key, suspicion }) => {
        if (suspicion === undefined) return [];
        const message = `${name}: ${key}: expected no secret in plain text, got what looks like ${suspicion}: declare it as secret(), and make a new one`;
        return [{ service, urn, message }];
      });
  },
});
