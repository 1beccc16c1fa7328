import { expect, test } from "vitest";
import {
  customDomain,
  environmentName,
  fixed,
  fromDomain,
  generated,
  onlyIn,
  perEnvironment,
  type ReviewApps,
  reviewApps,
  type ServiceDeclaration,
  secret,
  service,
} from "./declare.ts";
import { reviewAppVars } from "./review-app-vars.ts";

const shop = service({
  name: "shop",
  processes: ["web"],
  config: {
    HOST: fromDomain(),
    LABEL: environmentName(),
    LIVE_ONLY: onlyIn("production", fixed("x"), "the public site counts visits"),
    LOG_LEVEL: perEnvironment(),
    MAIL_SINK: onlyIn("staging", perEnvironment(), "testers read the mail"),
    MODE: fixed("production"),
    SESSION_KEY: generated(),
    SMTP_PASSWORD: secret(),
  },
  domain: customDomain(),
});

/** What staging has that may be seen. */
const vars = {
  HOST: "shop-staging.example.org",
  LABEL: "staging",
  LOG_LEVEL: "debug",
  MAIL_SINK: "testers@example.org",
  MODE: "production",
};

const of = (config: ReviewApps["config"]) => {
  const declaration: ServiceDeclaration = { ...shop, reviewApps: reviewApps("example-library/shop", { config }) };
  return reviewAppVars({ declaration, vars }, "staging");
};

test("review apps have what staging has, mail sink included, and are called review apps", () => {
  expect(of({ HOST: ".herokuapp.com" })).toEqual({
    review: { ...vars, HOST: ".herokuapp.com", LABEL: "review" },
    test: { ...vars, HOST: ".herokuapp.com", LABEL: "test" },
    secretKeys: ["SMTP_PASSWORD"],
    ownSecretKeys: [],
    generatedKeys: ["SESSION_KEY"],
  });
});

test("a value of their own takes the place of any other, a secret's as well", () => {
  const own = { HOST: "h", LABEL: "pr", SESSION_KEY: "fixed", SMTP_PASSWORD: "none" };
  const values = { ...vars, ...own };
  expect(of(own)).toEqual({ review: values, test: values, secretKeys: [], ownSecretKeys: [], generatedKeys: [] });
});

test("a secret of their own takes the place of any value, and tests have none of it", () => {
  const { HOST: _, LABEL: __, ...others } = vars;
  expect(of({ HOST: secret(), LABEL: secret(), SMTP_PASSWORD: secret() })).toEqual({
    review: others,
    test: others,
    secretKeys: [],
    ownSecretKeys: ["HOST", "LABEL", "SMTP_PASSWORD"],
    generatedKeys: ["SESSION_KEY"],
  });
});
