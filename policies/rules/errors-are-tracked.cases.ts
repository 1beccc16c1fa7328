import type { Case } from "../test/case.ts";
import { changed, declaringVars, marker, resource, sampleEstate, without, withVars } from "../test/sample-estate.ts";
import type { Resource } from "../view/resource.ts";

const untracked = (app: string) =>
  `${app}: expected an error tracker, got none: declare rollbar(), or a key such as SENTRY_DSN`;
const unlabelled = (got: string, tracker = "Rollbar", label = "ROLLBAR_ENV") =>
  `shop-app: expected a config var that sets the environment for ${tracker}, got ${got}: declare ${label}: environmentName()`;
const labelledBy = (
  key: string,
  kind: string,
  values: Readonly<Record<string, string>> = {},
  environment = "production",
) =>
  withVars(
    changed(
      sampleEstate(environment, {
        config: [
          { key, kind, shared: null },
          { key: "SENTRY_DSN", kind: "secret", shared: null },
        ],
      }),
      "shop-app-config",
      { props: { vars: {}, sensitiveVars: {} } },
    ),
    "vars",
    values,
  );
const withoutRollbar = (resources: readonly Resource[]) => without(resources, "shop-rollbar");

const withKey = (key: string) =>
  without(sampleEstate("production", declaringVars({ key, kind: "secret", shared: null })), "shop-rollbar");

export const cases: readonly Case[] = [
  { name: "a tracker, and a label", resources: sampleEstate(), messages: [] },
  { name: "no tracker", resources: without(sampleEstate(), "shop-rollbar"), messages: [untracked("shop-app")] },
  {
    name: "no tracker in staging",
    resources: without(sampleEstate("staging"), "shop-rollbar"),
    messages: [untracked("shop-app")],
  },
  {
    name: "no label",
    resources: sampleEstate("production", declaringVars({ key: "ROLLBAR_ENV", kind: "fixed", shared: null })),
    messages: [unlabelled("the label of every environment in ROLLBAR_ENV")],
  },
  {
    name: "a tracker outside Heroku",
    resources: withoutRollbar(labelledBy("SENTRY_ENVIRONMENT", "environmentName")),
    messages: [],
  },
  {
    name: "a label of another tracker",
    resources: withoutRollbar(labelledBy("ROLLBAR_ENV", "environmentName")),
    messages: [unlabelled("ROLLBAR_ENV, which this tracker does not read", "Sentry", "SENTRY_ENVIRONMENT")],
  },
  {
    name: "a config var that labels nothing",
    resources: withoutRollbar(labelledBy("WHATEVER", "environmentName")),
    messages: [unlabelled("none", "Sentry", "SENTRY_ENVIRONMENT")],
  },
  {
    name: "a framework's word for the environment",
    resources: withoutRollbar(labelledBy("APP_ENV", "environmentName")),
    messages: [],
  },
  {
    name: "a framework's word that is the same everywhere",
    resources: withoutRollbar(labelledBy("APP_ENV", "fixed")),
    messages: [unlabelled("none", "Sentry", "SENTRY_ENVIRONMENT")],
  },
  {
    name: "a label that each stack file says",
    resources: withoutRollbar(
      labelledBy("SENTRY_ENVIRONMENT", "perEnvironment", { SENTRY_ENVIRONMENT: "test" }, "staging"),
    ),
    messages: [],
  },
  {
    name: "production's label in staging",
    resources: withoutRollbar(
      labelledBy("SENTRY_ENVIRONMENT", "perEnvironment", { SENTRY_ENVIRONMENT: "production" }, "staging"),
    ),
    messages: [unlabelled("the label of production in SENTRY_ENVIRONMENT", "Sentry", "SENTRY_ENVIRONMENT")],
  },
  {
    name: "a static site",
    resources: changed(without(sampleEstate(), "shop-rollbar"), "shop-app", {
      props: { buildpacks: ["heroku/nodejs", "heroku-community/nginx"] },
    }),
    messages: [],
  },
  {
    name: "a tracker's key that is empty",
    resources: withVars(withKey("SENTRY_DSN"), "vars", { SENTRY_DSN: "" }),
    messages: [untracked("shop-app")],
  },
  {
    name: "an unknown key",
    resources: withKey("FAULTS_KEY"),
    messages: [untracked("shop-app")],
  },
  {
    name: "a key that the stack file names",
    resources: withKey("FAULTS_KEY"),
    settings: { keys: ["FAULTS_KEY"] },
    messages: [],
  },
  {
    name: "a service that the stack file names",
    resources: changed(sampleEstate(), "shop-rollbar", { name: "shop-faults", props: { plan: "faultline:small" } }),
    settings: { services: ["faultline"] },
    messages: [],
  },
  {
    name: "traces that say the other environment",
    resources: withVars(sampleEstate("staging"), "vars", {
      OTEL_RESOURCE_ATTRIBUTES: "service.name=shop,deployment.environment=production",
    }),
    messages: [
      "shop-app-config: OTEL_RESOURCE_ATTRIBUTES: expected the name of this environment, got production: set a separate value for each environment",
    ],
  },
  {
    name: "traces that say their environment, or none",
    resources: withVars(sampleEstate(), "vars", {
      OTEL_RESOURCE_ATTRIBUTES: "deployment.environment.name=production,peer.service=staging",
      NEW_RELIC_LABELS: "team:web",
    }),
    messages: [],
  },
  {
    name: "a label as .NET writes it",
    resources: withoutRollbar(labelledBy("Sentry__Environment", "environmentName")),
    messages: [],
  },
  {
    name: "an app that no service declares",
    resources: [...sampleEstate(), resource("production", "App", "old", { parent: undefined })],
    messages: [untracked("old")],
  },
  {
    name: "an app that no service declares, with a tracker's key",
    resources: [...sampleEstate(), ...adopted()],
    messages: [],
  },
];

function adopted() {
  const app = resource("production", "App", "old", { parent: undefined });
  const config = resource("production", "AppConfigAssociation", "old-config", {
    parent: undefined,
    props: { sensitiveVars: { SENTRY_DSN: marker } },
    origins: { appId: [app.urn] },
  });
  return [app, config];
}
