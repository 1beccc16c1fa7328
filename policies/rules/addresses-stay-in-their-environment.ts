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
    "No config var leads to a host, or by its name to a database, a bucket or a queue, of another environment, and none of a review app to a host of production. By advice, no two have one cookie domain, and no promoted build contains what differs.",
  why: "Production would work with data of a trial, and what is tried on staging would happen in production.",
  severity: "critical",
  level: "mandatory",
  remedy:
    "Declare the address as `perEnvironment()`, with each environment's own in its stack file, or as `fromDomain()`.",
  rows: [22, 104, 127],
  settings: z.strictObject({
    except: keys.describe("Config vars that may lead elsewhere, such as a link to the public site."),
  }),
  check(view, { except }) {
    const isAsked = ({ key, store }: Pick<ConfigVar, "key" | "store">) =>
      !except.includes(key) && (store === undefined || store.sameAs.length === 0);
    return [
      ...view.configVars.filter(isAsked).flatMap((variable) => violationOf(view, variable)),
      ...view.pipelineVars.filter(isAsked).flatMap(ofReviewApps),
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
    const message = `${place}: expected an address of ${environment}, got ${got}: give each environment its own`;
    // A page of staging may link to the public site.
    return [{ service, urn, isAdvised: environment !== "production" && !isCalled.test(key), message }];
  }
  const other = cookiesOfOthers(variable) ?? builtForStaging(view, variable);
  if (other !== undefined) return [{ service, urn, isAdvised: true, message: `${place}: ${other}` }];
  const stranger = strangerIn(variable, environment === "production" ? "a trial" : "production");
  if (stranger === undefined) return [];
  const message = `${place}: expected one of ${environment}, got ${stranger}: set that of ${environment}`;
  // A name proves nothing: a partner may have one environment for all.
  return [{ service, urn, isAdvised: true, message }];
}

/** developer.mozilla.org/docs/Web/HTTP/Guides/Cookies: a browser sends a cookie to every host below its domain. */
function cookiesOfOthers({ key, meaning, sameIn }: ConfigVar): string | undefined {
  if (!isCookieDomain.test(key) || !meaning.isHost || sameIn.length === 0) return undefined;
  return `expected a cookie domain of its own, got that of ${sameIn.join(" and ")}, which gets this environment's cookies as well: declare it fromDomain(), or leave it out`;
}

const isCookieDomain = /(^|_)COOKIES?_DOMAIN$|^SESSION_DOMAIN$/i;

/** A promotion moves staging's build to production, with what it contains. */
function builtForStaging(view: EstateView, variable: ConfigVar): string | undefined {
  const { key, comparedWith, sameIn } = variable;
  if (view.environment !== "production" || !isBuiltIn(key)) return undefined;
  if (!comparedWith.includes("staging") || sameIn.includes("staging")) return undefined;
  const declared = declaredOf(view, variable);
  if (declared?.release.kind !== "promotion" || declared.stack === "container") return undefined;
  return "expected the value of staging, as the build that is promoted contains it, got another: build each environment from a branch of its own, or have the app read it when it runs";
}

/** A host, a database, a bucket, an index or a queue that says by a word in its name that it is of that stage. */
function strangerIn({ meaning: { namedHost }, store, isSensitive }: ConfigVar, stage: NamedStage): string | undefined {
  if (namedHost?.stage === stage) return `${namedHost.hostname ?? "a host"}, which is by its name of ${stage}`;
  if (store?.stage !== stage) return undefined;
  return `a ${isSensitive ? "data store" : store.kind} that is by its name of ${stage}`;
}

/** What runs in review apps and tests is not approved yet: staging's address does for them. */
function ofReviewApps({ name, urn, service, key, stage, meaning, hasAddressOfProduction }: PipelineVar): Violation[] {
  const foreign = meaning.leadsTo.find(({ environment }) => environment === "production");
  if (foreign === undefined && !hasAddressOfProduction) return [];
  const got = foreign === undefined ? "production's" : `${foreign.hostname}, which is ${foreign.service} in production`;
  const message = `${name}: ${key}: expected an address for ${stage} apps, got ${got}: take staging's, or one for trials`;
  return [{ service, urn, isAdvised: !isCalled.test(key), message }];
}

/** Keys of what an app calls, or sends people to and awaits them back. */
const isCalled =
  /REDIRECT|CALLBACK|RETURN|WEBHOOK|HOOK|API|BACKEND|ENDPOINT|INTERNAL|SERVICE|AUTH|LOGIN|SSO|OIDC|SAML|CANONICAL|APPLICATION_HOST|APP_(HOST|URL)|BASE_URL|SERVER/i;
