import {
  customDomain,
  email,
  environmentName,
  fixed,
  fromDomain,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, rollbar } from "../../../../settings/vendors.ts";
import { type Secrets, stackFiles } from "../stack-files.ts";

/** A farm's weather, Node, whose only database is at Turso. */
const weather = service({
  name: "weather",
  processes: ["web"],
  addons: { papertrail: papertrail(), rollbar: rollbar() },
  config: {
    NODE_ENV: fixed("production"),
    PUBLIC_HOST: fromDomain(),
    ROLLBAR_ENVIRONMENT: environmentName(),
    TURSO_AUTH_TOKEN: secret(),
    TURSO_DATABASE_URL: secret(),
  },
  domain: customDomain(),
  notices: [email("deploys@farm.example")],
});

export const declaration = { environments: ["staging", "production"], services: [weather] } as const;

export const stacks = stackFiles(declaration, "farm-team", {
  staging: {
    weather: {
      domain: "weather-staging.farm.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    weather: {
      domain: "weather.farm.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const secrets: Secrets = {
  staging: { "weather:TURSO_DATABASE_URL": "libsql://weather-staging-farm.turso.io" },
  production: { "weather:TURSO_DATABASE_URL": "libsql://weather-farm.turso.io" },
};

export const expects = "The only database is outside Heroku, at Turso, and nothing says what keeps its data.";
