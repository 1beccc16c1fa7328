import { z } from "zod";
import { givesSecretToBrowsers } from "../facts/browser-vars.ts";
import { defineRule, type Violation } from "../rule.ts";
import { keys } from "../setting-types.ts";
import { declaredOf } from "../view/declared-of.ts";
import type { ConfigVar, EstateView, ResourceView } from "../view/estate-view.ts";

export const noPlainSecrets = defineRule({
  name: "no-plain-secrets",
  holds: "No plain-text config var, webhook URL or drain URL looks like a secret, and no secret is sent to browsers.",
  why: "Plain values are readable in the repository, in every preview and in the state.",
  severity: "critical",
  level: "mandatory",
  remedy:
    'Declare the config var as `secret()`, remove its value from `config` in the stack files, and run `pulumi config set --secret <service>:<KEY>`. Then rotate the secret, because it has been exposed. Declare a value that is public by design as `fixed(…, { public: "why" })`.',
  rows: [67],
  settings: z.strictObject({
    except: keys.describe("Config vars that look like secrets but are not."),
  }),
  check(view, { except }) {
    const { configVars, pipelineVars, drains, webhooks } = view;
    const visible = configVars.filter((each) => !except.includes(each.key) && !isPublic(view, each));
    return [
      ...visible.flatMap(shownToBrowsers),
      ...[...configVars, ...pipelineVars]
        .filter((variable) => !except.includes(variable.key) && !isPublic(view, variable))
        .flatMap((each) => found(each, each.key, "declare it as secret(), and rotate it")),
      ...drains.flatMap((drain) => found(drain, "url", "set it as sensitiveUrl, and rotate it")),
      ...webhooks.flatMap((webhook) => found(webhook, "url", "remove it from the URL, and rotate it")),
    ];
  },
});

const isPublic = (view: EstateView, variable: ResourceView & { readonly key: string }): boolean =>
  declaredOf(view, variable)?.config.some(({ key, public: why }) => key === variable.key && why !== null) === true;

/** Encrypted in the stack file, but sent to every browser. */
function shownToBrowsers({ name, urn, service, key, isBlank, suspicion }: ConfigVar): Violation[] {
  if (isBlank || suspicion !== undefined || !givesSecretToBrowsers(key)) return [];
  const message = `${name}: ${key}: expected no secret in browser code, got a name that the framework exposes to browsers: rename it, use it only on the server, and rotate it`;
  return [{ service, urn, message }];
}

type Plain = ResourceView & { readonly suspicion: string | undefined };

function found({ name, urn, service, suspicion }: Plain, what: string, remedy: string): Violation[] {
  if (suspicion === undefined) return [];
  const message = `${name}: ${what}: expected no secret in plain text, got what looks like ${suspicion}: ${remedy}`;
  return [{ service, urn, message }];
}
