import { givesSecretToBrowsers } from "../facts/browser-vars.ts";
import { defineRule, type Violation, violation } from "../rule.ts";
import { keys } from "../setting-types.ts";
import type { ConfigVar } from "../view/estate-view.ts";
import type { ResourceView } from "../view/resource-view.ts";

export const noPlainSecrets = defineRule({
  name: "no-plain-secrets",
  holds: "No plain-text config var, webhook URL or drain URL looks like a secret, and no secret is sent to browsers.",
  why: "Plain values are readable in the repository, in every preview and in the state.",
  severity: "critical",
  level: "mandatory",
  remedy:
    'Declare the config var as `secret()`, remove its value from `config` in the stack files, and run `pulumi config set --secret <service>:<KEY>`. Then rotate the secret, because it has been exposed. Declare a value that is public by design as `fixed(…, { public: "why" })`.',
  rows: [67],
  settings: { except: keys.describe("Config vars that look like secrets but are not.") },
  check({ configVars, pipelineVars, drains, webhooks }, { except }) {
    const isChecked = ({ key, declared }: Pick<ConfigVar, "key" | "declared">) =>
      !except.includes(key) && declared?.public === undefined;
    return [
      ...configVars.filter(isChecked).flatMap(shownToBrowsers),
      ...[...configVars, ...pipelineVars]
        .filter(isChecked)
        .flatMap((each) => found(each, "declare it as secret(), and rotate it")),
      ...drains.flatMap((drain) => found({ ...drain, key: "url" }, "set it as sensitiveUrl, and rotate it")),
      ...webhooks.flatMap((webhook) => found({ ...webhook, key: "url" }, "remove it from the URL, and rotate it")),
    ];
  },
});

/** Encrypted in the stack file, but sent to every browser. */
function shownToBrowsers(variable: ConfigVar): Violation[] {
  const { key, isBlank, suspicion } = variable;
  if (isBlank || suspicion !== undefined || !givesSecretToBrowsers(key)) return [];
  const text =
    "no secret in browser code, got a name that the framework exposes to browsers: rename it, use it only on the server, and rotate it";
  return [violation(variable, text)];
}

type Plain = ResourceView & { readonly key: string; readonly suspicion: string | undefined };

const found = (plain: Plain, remedy: string): Violation[] =>
  plain.suspicion === undefined
    ? []
    : [violation(plain, `no secret in plain text, got what looks like ${plain.suspicion}: ${remedy}`)];
