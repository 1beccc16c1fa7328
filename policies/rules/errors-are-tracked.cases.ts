import type { Case } from "../test/case.ts";
import { changed, declaringVars, marker, resource, sampleEstate, without, withVars } from "../test/sample-estate.ts";

const untracked = (app: string) =>
  `${app}: expected an error tracker, got none: declare rollbar(), or a key such as SENTRY_DSN`;
const unlabelled =
  "shop-app: expected a config var that tells the error tracker the environment, got none: declare one such as ROLLBAR_ENV: environmentName()";

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
    messages: [unlabelled],
  },
  { name: "a tracker outside Heroku", resources: withKey("SENTRY_DSN"), messages: [] },
  {
    name: "a tracker's key that is empty",
    resources: withVars(withKey("SENTRY_DSN"), "vars", { SENTRY_DSN: "" }),
    messages: [untracked("shop-app")],
  },
  { name: "a key that means nothing to anybody", resources: withKey("FAULTS_KEY"), messages: [untracked("shop-app")] },
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
