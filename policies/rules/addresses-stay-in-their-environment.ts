import { z } from "zod";
import { defineRule, type Violation } from "../rule.ts";
import { keys } from "../setting-types.ts";
import type { ConfigVar, EstateView, PipelineVar } from "../view/estate-view.ts";

export const addressesStayInTheirEnvironment = defineRule({
  name: "addresses-stay-in-their-environment",
  holds: "No config var leads to a host of another environment, and none of a review app to one of production.",
  why: "Production would work with data of a trial, and what is tried on staging would happen in production.",
  severity: "critical",
  level: "mandatory",
  remedy:
    "Declare the address as `perEnvironment()`, with each environment's own in its stack file, or as `fromDomain()`.",
  rows: [22, 104],
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

function violationOf({ environment }: EstateView, { name, urn, service, key, meaning }: ConfigVar): Violation[] {
  const [foreign] = meaning.leadsTo;
  const place = `${name}: ${key}`;
  if (foreign !== undefined) {
    const got = `${foreign.hostname}, which is ${foreign.service} in ${foreign.environment}`;
    const message = `${place}: expected an address of ${environment}, got ${got}: give each environment its own`;
    // A page of staging may link to the public site.
    return [{ service, urn, isAdvised: environment !== "production" && !isCalled.test(key), message }];
  }
  if (environment !== "production" || meaning.trialHost === undefined) return [];
  const message = `${place}: expected an address of production, got ${meaning.trialHost}, which is by its name one for trials: set production's`;
  return [{ service, urn, isAdvised: true, message }];
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
