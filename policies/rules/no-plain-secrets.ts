import { z } from "zod";
import { givesSecretToBrowsers } from "../facts/browser-vars.ts";
import { defineRule, type Violation } from "../rule.ts";
import { keys } from "../setting-types.ts";
import { declaredOf } from "../view/declared-of.ts";
import type { ConfigVar, EstateView, Thing } from "../view/estate-view.ts";

export const noPlainSecrets = defineRule({
  name: "no-plain-secrets",
  holds:
    "No config var in plain text, and no address of a webhook or drain, looks like a secret, and no secret goes to browsers.",
  why: "What is plain stands in the repository, in every preview and in the state, where all who read them have it.",
  severity: "critical",
  level: "mandatory",
  remedy:
    'Declare the config var as `secret()`, take its value out of `config` in the stack files, and run `pulumi config set --secret <service>:<KEY>`; then make a new secret, as this one is known. What every visitor gets is `fixed(…, { public: "why" })`.',
  rows: [67],
  settings: z.strictObject({
    except: keys.describe("Config vars that look like secrets, and are none."),
  }),
  check(view, { except }) {
    const { configVars, pipelineVars, drains, webhooks } = view;
    const visible = configVars.filter((each) => !except.includes(each.key) && !isPublic(view, each));
    return [
      ...visible.flatMap(shownToBrowsers),
      ...[...configVars, ...pipelineVars]
        .filter((variable) => !except.includes(variable.key) && !isPublic(view, variable))
        .flatMap((each) => found(each, each.key, "declare it as secret(), and make a new one")),
      ...drains.flatMap((drain) => found(drain, "url", "set it as sensitiveUrl, and make a new one")),
      ...webhooks.flatMap((webhook) => found(webhook, "url", "take it out of the address, and make a new one")),
    ];
  },
});

const isPublic = (view: EstateView, variable: Thing & { readonly key: string }): boolean =>
  declaredOf(view, variable)?.config.some(({ key, public: why }) => key === variable.key && why !== null) === true;

/** Encrypted in the stack file, and in everybody's browser all the same. */
function shownToBrowsers({ name, urn, service, key, isBlank, suspicion }: ConfigVar): Violation[] {
  if (isBlank || suspicion !== undefined || !givesSecretToBrowsers(key)) return [];
  const message = `${name}: ${key}: expected no secret in what browsers load, got a key by whose name a framework gives it to them: rename it, use it on the server alone, and make a new one`;
  return [{ service, urn, message }];
}

type Plain = Thing & { readonly suspicion: string | undefined };

function found({ name, urn, service, suspicion }: Plain, what: string, remedy: string): Violation[] {
  if (suspicion === undefined) return [];
  const message = `${name}: ${what}: expected no secret in plain text, got what looks like ${suspicion}: ${remedy}`;
  return [{ service, urn, message }];
}
