import { z } from "zod";
import { isCanonicalHostKey } from "../facts/canonical-hosts.ts";
import { defineRule, type Violation } from "../rule.ts";
import { keys } from "../setting-types.ts";
import { declaredOf } from "../view/declared-of.ts";
import type { App, EstateView } from "../view/estate-view.ts";

/** An apex that DNS redirects, as `route53` does it, is no host name of the app: only what the app itself answers is counted. */
export const oneCanonicalHost = defineRule({
  name: "one-canonical-host",
  holds:
    "An app that answers at several host names knows the one that it redirects the others to, and that is its domain.",
  why: "A site at two addresses has its visitors signed in at one and not at the other, and search engines count it twice.",
  severity: "medium",
  level: "mandatory",
  remedy:
    "Declare a config var such as `CANONICAL_HOST: fromDomain()` in index.ts, without a value in the stack files, and have the app redirect there.",
  rows: [72, 117],
  settings: z.strictObject({
    keys: keys.describe("Further config vars that name the one host to which the app redirects."),
  }),
  check: (view, { keys: more }) =>
    view.apps.flatMap((app) => [...unnamed(view, app, more), ...namedWrongly(view, app, more)]),
});

const isCanonical = (key: string, more: readonly string[]): boolean => isCanonicalHostKey(key) || more.includes(key);

function unnamed(view: EstateView, app: App, more: readonly string[]): Violation[] {
  const { urn, name, service } = app;
  const names = view.domains
    .filter((domain) => domain.app === urn)
    .map(({ hostname }) => hostname ?? "one not known yet");
  const isExcepted = (declaredOf(view, app)?.exceptions.manyHosts ?? null) !== null;
  if (names.length < 2 || isExcepted || isNamed(view, app, more)) return [];
  const message =
    `${name}: expected one canonical host name, got ${names.sort().join(" and ")} and no config var that names it: ` +
    "declare one such as CANONICAL_HOST: fromDomain(), and have the app redirect there";
  return [{ service, urn, message }];
}

/** By a config var that the declaration takes from the domain, or whose value is a host name of the app's. */
const isNamed = (view: EstateView, app: App, more: readonly string[]): boolean =>
  declaredOf(view, app)?.config.some(({ key, kind }) => kind === "fromDomain" && isCanonical(key, more)) === true ||
  view.configVars.some((each) => each.app === app.urn && each.meaning.isOwnHost && isCanonical(each.key, more));

/** An address at Heroku, where the app has a domain: links and redirects leave it. */
function namedWrongly(view: EstateView, { urn, name, service }: App, more: readonly string[]): Violation[] {
  const hostname = view.domains.find(({ app }) => app === urn)?.hostname;
  if (hostname === undefined) return [];
  return view.configVars
    .filter(({ app, key, meaning }) => app === urn && meaning.isHerokuAddress && isCanonical(key, more))
    .map(({ key }) => ({
      service,
      urn,
      isAdvised: view.environment !== "production",
      message: `${name}: expected ${hostname} in ${key}, got the app's address at Heroku: declare ${key}: fromDomain()`,
    }));
}
