import { isBuiltIn } from "../facts/browser-vars.ts";
import { defineRule, type Violation, violation } from "../rule.ts";
import { keys } from "../setting-types.ts";
import type { ConfigVar, EstateView, PipelineVar } from "../view/estate-view.ts";

export const addressesStayInTheirEnvironment = defineRule({
  name: "addresses-stay-in-their-environment",
  holds:
    "No config var points to another environment's host, database, bucket or queue, and no review app points to a production host. Advisory: environments do not share a cookie domain, and a promoted build contains no value that differs between environments.",
  why: "Otherwise production would use test data, and tests on staging would take effect in production.",
  severity: "critical",
  level: "mandatory",
  remedy: "Declare the address as `perEnvironment()` and set it in each stack file, or declare it as `fromDomain()`.",
  rows: [22, 104, 127],
  settings: {
    except: keys.describe("Config vars that may point to another environment, such as a link to the public site."),
  },
  check(view, { except }) {
    const isChecked = ({ key, store }: Pick<ConfigVar, "key" | "store">) =>
      !except.includes(key) && (store === undefined || store.sameAs.length === 0);
    return [
      ...view.configVars.filter(isChecked).flatMap((variable) => violationOf(view, variable)),
      ...view.pipelineVars.filter(isChecked).flatMap(ofReviewApps),
    ];
  },
});

function violationOf({ environment }: EstateView, variable: ConfigVar): Violation[] {
  const [foreign] = variable.meaning.leadsTo;
  if (foreign === undefined) {
    const text =
      cookiesOfOthers(variable) ?? builtForStaging(environment, variable) ?? misplacedName(environment, variable);
    return text === undefined ? [] : [violation(variable, text, true)];
  }
  const got = `${foreign.hostname}, which is ${foreign.service} in ${foreign.environment}`;
  const text = `an address of ${environment}, got ${got}: set a separate value for each environment`;
  // A staging page may link to the public site.
  return [violation(variable, text, environment !== "production" && !isCalled.test(variable.key))];
}

/** developer.mozilla.org/docs/Web/HTTP/Guides/Cookies: a browser sends a cookie to every host below its domain. */
function cookiesOfOthers({ key, meaning, sameIn }: ConfigVar): string | undefined {
  if (!isCookieDomain.test(key) || !meaning.isHost || sameIn.length === 0) return undefined;
  return `a separate cookie domain, got that of ${sameIn.join(" and ")}, which also receives this environment's cookies: declare it fromDomain(), or remove it`;
}

const isCookieDomain = /(^|_)COOKIES?_DOMAIN$|^SESSION_DOMAIN$/i;

/** A promotion moves staging's build to production, including the values compiled into it. */
function builtForStaging(environment: string, { key, owner, comparedWith, sameIn }: ConfigVar): string | undefined {
  if (environment !== "production" || !isBuiltIn(key)) return undefined;
  if (!comparedWith.includes("staging") || sameIn.includes("staging")) return undefined;
  if (owner?.release.kind !== "promotion" || owner.stack === "container") return undefined;
  return "staging's value, because the promoted build contains it, got a different one: build each environment from its own branch, or read the value at runtime";
}

/**
 * A host, database, bucket, index or queue whose name contains a word for another stage. Advisory, because a name is no proof: a
 * partner may have a single environment.
 */
function misplacedName(environment: string, { meaning, store, isSensitive }: ConfigVar): string | undefined {
  const stage = environment === "production" ? "a trial" : "production";
  const isHost = meaning.namedHost?.stage === stage;
  if (!isHost && store?.stage !== stage) return undefined;
  const what = isHost ? (meaning.namedHost?.hostname ?? "a host") : `a ${isSensitive ? "data store" : store?.kind}`;
  const got = isHost ? `${what}, whose` : `${what} whose`;
  return `a value for ${environment}, got ${got} name suggests ${stage}: set the one for ${environment}`;
}

/** Review apps and tests run code that is not approved yet, so they use staging's address. */
function ofReviewApps(variable: PipelineVar): Violation[] {
  const foreign = variable.meaning.leadsTo.find(({ environment }) => environment === "production");
  if (foreign === undefined && !variable.hasAddressOfProduction) return [];
  const got = foreign === undefined ? "production's" : `${foreign.hostname}, which is ${foreign.service} in production`;
  const text = `an address for ${variable.stage} apps, got ${got}: use staging's address, or one for tests`;
  return [violation(variable, text, !isCalled.test(variable.key))];
}

/** Keys of addresses that the app calls, or that users are redirected to and from. */
const isCalled =
  /REDIRECT|CALLBACK|RETURN|WEBHOOK|HOOK|API|BACKEND|ENDPOINT|INTERNAL|SERVICE|AUTH|LOGIN|SSO|OIDC|SAML|CANONICAL|APPLICATION_HOST|APP_(HOST|URL)|BASE_URL|SERVER/i;
