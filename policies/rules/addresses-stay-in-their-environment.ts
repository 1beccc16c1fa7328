import { z } from "zod";
import { isBuiltIn } from "../facts/browser-vars.ts";
import type { NamedStage } from "../facts/stage-words.ts";
import { defineRule, type Violation } from "../rule.ts";
import { keys } from "../setting-types.ts";
import { declaredOf } from "../view/declared-of.ts";
import type { ConfigVar, EstateView, PipelineVar } from "../view/estate-view.ts";

export const addressesStayInTheirEnvironment = defineRule({
  name: "addresses-stay-in-their-environment",
  holds:
    "No config var points to another environment's host, database, bucket or queue, and no review app points to a production host. Advisory: environments do not share a cookie domain, and a promoted build contains no value that differs between environments.",
  why: "Production would use test data, and tests on staging would take effect in production.",
  severity: "critical",
  level: "mandatory",
  remedy: "Declare the address as `perEnvironment()` and set it in each stack file, or declare it as `fromDomain()`.",
  rows: [22, 104, 127],
  settings: z.strictObject({
    except: keys.describe("Config vars that may point to another environment, such as a link to the public site."),
  }),
  check(view, { except }) {
    const isChecked = ({ key, store }: Pick<ConfigVar, "key" | "store">) =>
      !except.includes(key) && (store === undefined || store.sameAs.length === 0);
    return [
      ...view.configVars.filter(isChecked).flatMap((variable) => violationOf(view, variable)),
      ...view.pipelineVars.filter(isChecked).flatMap(ofReviewApps),
    ];
  },
});

function violationOf(view: EstateView, variable: ConfigVar): Violation[] {
  const { environment } = view;
  const { name, urn, service, key, meaning } = variable;
  const [foreign] = meaning.leadsTo;
  const place = `${name}: ${key}`;
  if (foreign !== undefined) {
    const got = `${foreign.hostname}, which is ${foreign.service} in ${foreign.environment}`;
    const message = `${place}: expected an address of ${environment}, got ${got}: set a separate value for each environment`;
    // A staging page may link to the public site.
    return [{ service, urn, isAdvisory: environment !== "production" && !isCalled.test(key), message }];
  }
  const other = cookiesOfOthers(variable) ?? builtForStaging(view, variable);
  if (other !== undefined) return [{ service, urn, isAdvisory: true, message: `${place}: ${other}` }];
  const misplaced = misplacedName(variable, environment === "production" ? "a trial" : "production");
  if (misplaced === undefined) return [];
  const message = `${place}: expected a value for ${environment}, got ${misplaced}: set the one for ${environment}`;
  // Advisory, because a name is no proof: a partner may have a single environment.
  return [{ service, urn, isAdvisory: true, message }];
}

/** developer.mozilla.org/docs/Web/HTTP/Guides/Cookies: a browser sends a cookie to every host below its domain. */
function cookiesOfOthers({ key, meaning, sameIn }: ConfigVar): string | undefined {
  if (!isCookieDomain.test(key) || !meaning.isHost || sameIn.length === 0) return undefined;
  return `expected a separate cookie domain, got that of ${sameIn.join(" and ")}, which also receives this environment's cookies: declare it fromDomain(), or remove it`;
}

const isCookieDomain = /(^|_)COOKIES?_DOMAIN$|^SESSION_DOMAIN$/i;

/** A promotion moves staging's build to production, including the values compiled into it. */
function builtForStaging(view: EstateView, variable: ConfigVar): string | undefined {
  const { key, comparedWith, sameIn } = variable;
  if (view.environment !== "production" || !isBuiltIn(key)) return undefined;
  if (!comparedWith.includes("staging") || sameIn.includes("staging")) return undefined;
  const declared = declaredOf(view, variable);
  if (declared?.release.kind !== "promotion" || declared.stack === "container") return undefined;
  return "expected staging's value, because the promoted build contains it, got a different one: build each environment from its own branch, or read the value at runtime";
}

/** A host, database, bucket, index or queue whose name contains a word for that stage. */
function misplacedName(
  { meaning: { namedHost }, store, isSensitive }: ConfigVar,
  stage: NamedStage,
): string | undefined {
  if (namedHost?.stage === stage) return `${namedHost.hostname ?? "a host"}, whose name suggests ${stage}`;
  if (store?.stage !== stage) return undefined;
  return `a ${isSensitive ? "data store" : store.kind} whose name suggests ${stage}`;
}

/** Review apps and tests run code that is not approved yet, so they use staging's address. */
function ofReviewApps({ name, urn, service, key, stage, meaning, hasAddressOfProduction }: PipelineVar): Violation[] {
  const foreign = meaning.leadsTo.find(({ environment }) => environment === "production");
  if (foreign === undefined && !hasAddressOfProduction) return [];
  const got = foreign === undefined ? "production's" : `${foreign.hostname}, which is ${foreign.service} in production`;
  const message = `${name}: ${key}: expected an address for ${stage} apps, got ${got}: use staging's address, or one for tests`;
  return [{ service, urn, isAdvisory: !isCalled.test(key), message }];
}

/** Keys of addresses that the app calls, or that users are redirected to and from. */
const isCalled =
  /REDIRECT|CALLBACK|RETURN|WEBHOOK|HOOK|API|BACKEND|ENDPOINT|INTERNAL|SERVICE|AUTH|LOGIN|SSO|OIDC|SAML|CANONICAL|APPLICATION_HOST|APP_(HOST|URL)|BASE_URL|SERVER/i;
