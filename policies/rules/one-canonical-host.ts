import { isCanonicalHostKey } from "../facts/canonical-hosts.ts";
import { defineRule, type Violation, violation } from "../rule.ts";
import { keys } from "../setting-types.ts";
import type { App, EstateView } from "../view/estate-view.ts";

/** Counts only host names that the app itself serves: an apex that DNS redirects, as with `route53`, is not one. */
export const oneCanonicalHost = defineRule({
  name: "one-canonical-host",
  holds: "An app with several host names has a config var with its canonical host name, which is its domain.",
  why: "On a site with two host names, visitors signed in at one are not signed in at the other, and search engines index it twice.",
  severity: "medium",
  level: "mandatory",
  remedy:
    "Declare a config var such as `CANONICAL_HOST: fromDomain()` in index.ts, without a value in the stack files, and redirect other host names to it in the app.",
  rows: [72, 117],
  settings: { keys: keys.describe("Additional config vars that hold the canonical host name.") },
  check: (view, { keys: more }) =>
    view.apps.flatMap((app) => [...unnamed(view, app, more), ...namesHerokuHost(view, app, more)]),
});

const isCanonical = (key: string, more: readonly string[]): boolean => isCanonicalHostKey(key) || more.includes(key);

function unnamed(view: EstateView, app: App, more: readonly string[]): Violation[] {
  const names = view.domains
    .filter((domain) => domain.app === app.urn)
    .map(({ hostname }) => hostname ?? "one that is not known yet");
  const isExcepted = app.owner?.exceptions.manyHosts !== undefined;
  if (names.length < 2 || isExcepted || isNamed(view, app, more)) return [];
  const text =
    `one canonical host name, got ${names.sort().join(" and ")} and no config var with the canonical one: ` +
    "declare CANONICAL_HOST: fromDomain(), and redirect to it in the app";
  return [violation(app, text)];
}

/** A config var declared as fromDomain(), or whose value is one of the app's host names. */
const isNamed = (view: EstateView, app: App, more: readonly string[]): boolean =>
  app.owner?.config.some(({ key, kind }) => kind === "fromDomain" && isCanonical(key, more)) === true ||
  view.configVars.some((each) => each.app === app.urn && each.meaning.isOwnHost && isCanonical(each.key, more));

/** The app's herokuapp.com host, although the app has a domain: links and redirects would leave the domain. */
function namesHerokuHost(view: EstateView, owner: App, more: readonly string[]): Violation[] {
  const hostname = view.domains.find(({ app }) => app === owner.urn)?.hostname;
  if (hostname === undefined) return [];
  return view.configVars
    .filter(({ app, key, meaning }) => app === owner.urn && meaning.isHerokuAddress && isCanonical(key, more))
    .map(({ key }) => {
      const text = `${hostname} in ${key}, got the app's herokuapp.com host: declare ${key}: fromDomain()`;
      return violation(owner, text, view.environment !== "production");
    });
}
