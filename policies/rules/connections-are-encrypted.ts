import { z } from "zod";
import { selfSignedAt } from "../facts/switches/encryption.ts";
import { defineRule, type Violation } from "../rule.ts";
import { keys } from "../setting-types.ts";
import type { ConfigVar, EstateView } from "../view/estate-view.ts";

export const connectionsAreEncrypted = defineRule({
  name: "connections-are-encrypted",
  holds: "No config var switches TLS, or the check of certificates, off.",
  why: "Whoever is on the way then reads passwords and data, or answers in place of the database.",
  severity: "critical",
  level: "mandatory",
  remedy:
    "Take the config var away, or switch TLS on; a client that meets Heroku's own certificates has an option for itself, such as `rejectUnauthorized`.",
  rows: [47, 64],
  settings: z.strictObject({ except: keys.describe("Config vars that look like such switches, and are none.") }),
  check: (view, { except }) =>
    view.configVars.filter(({ key }) => !except.includes(key)).flatMap((variable) => violationsOf(view, variable)),
});

function violationsOf(view: EstateView, variable: ConfigVar): Violation[] {
  const { name, urn, service, key, meaning } = variable;
  const isProduction = view.environment === "production";
  return meaning.wrongSwitches
    .filter(({ isOfCertificate }) => !(isOfCertificate === true && isSignedByHeroku(view, variable)))
    .filter(({ kind, isEverywhere }) => kind === "encryption" && (isProduction || isEverywhere === true))
    .slice(0, 1)
    .map(({ does, isAdvised = false }) => ({
      service,
      urn,
      isAdvised: isAdvised || !isProduction,
      message: `${name}: ${key}: expected encrypted connections, got a setting that ${does}: switch it on, or take the config var away`,
    }));
}

/** Whether the client meets an add-on's certificate, which Heroku signed itself: nobody can verify that one. */
const isSignedByHeroku = ({ addons }: EstateView, { service, key }: ConfigVar): boolean =>
  addons.some((addon) => addon.service === service && addon.slug === selfSignedAt(key));
