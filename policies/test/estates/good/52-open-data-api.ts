import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A city's air: Apollo over open measurements, for any site. */
const air = service({
  name: "air",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APOLLO_GRAPH_REF: perEnvironment(),
    APOLLO_KEY: secret({ shared: "one graph, whose variants are separated by APOLLO_GRAPH_REF" }),
    APOLLO_SCHEMA_REPORTING: fixed("true"),
    CORS_ALLOWED_ORIGINS: fixed("*"),
    GRAPHQL_INTROSPECTION: fixed("true"),
    HELMET_HSTS_MAX_AGE: fixed("31536000"),
    LUFTDATEN_URL: fixed("https://data.sensor.community/static/v2/data.json"),
    METADATA_SCHEMA: fixed("http://www.w3.org/ns/dcat#"),
    NODE_ENV: fixed("production"),
    PUBLIC_HOST: fromDomain(),
    RATE_LIMIT_PER_MINUTE: perEnvironment(),
    ROLLBAR_ENVIRONMENT: environmentName(),
    TRUST_PROXY: fixed("1"),
  },
  domain: customDomain(),
  notices: [email("deploys@city.example")],
  data: "public",
});

export const declaration = { environments: ["staging", "production"], services: [air] } as const;

export const stacks = stackFiles(declaration, "city-team", {
  staging: {
    air: {
      domain: "air-staging.city.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: { APOLLO_GRAPH_REF: "air@staging", RATE_LIMIT_PER_MINUTE: "1000" },
    },
  },
  production: {
    air: {
      domain: "air.city.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: { APOLLO_GRAPH_REF: "air@current", RATE_LIMIT_PER_MINUTE: "120" },
    },
  },
});

export const expects =
  "Nothing stops it: the data is public, so any site may read it, and the schema is meant to be read.";
