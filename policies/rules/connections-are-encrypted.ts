import { selfSignedAt } from "../facts/switches/encryption.ts";
import { defineRule, type Violation, violation } from "../rule.ts";
import { keys } from "../setting-types.ts";
import type { ConfigVar, EstateView } from "../view/estate-view.ts";

export const connectionsAreEncrypted = defineRule({
  name: "connections-are-encrypted",
  holds: "No config var turns off TLS or certificate verification.",
  why: "Without TLS, anyone on the network path can read passwords and data, or impersonate the database.",
  severity: "critical",
  level: "mandatory",
  remedy:
    "Remove the config var, or turn TLS on. For a client that connects to Heroku's self-signed certificates, use the client's own option, such as `rejectUnauthorized`.",
  rows: [47, 64],
  settings: { except: keys.describe("Config vars that look like such settings but are not.") },
  check: (view, { except }) =>
    view.configVars.filter(({ key }) => !except.includes(key)).flatMap((variable) => violationsOf(view, variable)),
});

function violationsOf(view: EstateView, variable: ConfigVar): Violation[] {
  const isProduction = view.environment === "production";
  return variable.meaning.wrongSwitches
    .filter(({ isOfCertificate }) => !(isOfCertificate === true && isSignedByHeroku(view, variable)))
    .filter(({ kind, isEverywhere }) => kind === "encryption" && (isProduction || isEverywhere === true))
    .slice(0, 1)
    .map(({ does, isAdvisory = false }) => {
      const text = `encrypted connections, got a setting that ${does}: turn it on, or remove the config var`;
      return violation(variable, text, isAdvisory || !isProduction);
    });
}

/** Whether the client connects to an add-on with a certificate that Heroku self-signed, which cannot be verified. */
const isSignedByHeroku = ({ addons }: EstateView, { service, key }: ConfigVar): boolean =>
  addons.some((addon) => addon.service === service && addon.slug === selfSignedAt(key));
