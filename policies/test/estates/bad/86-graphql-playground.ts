import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A hospital's rota, NestJS and GraphQL, with its playground in production. */
const rota = service({
  name: "rota",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    GRAPHQL_INTROSPECTION: fixed("true"),
    GRAPHQL_PLAYGROUND: fixed("true"),
    NODE_ENV: fixed("production"),
    PUBLIC_HOST: fromDomain(),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("deploys@hospital.example")],
});

export const declaration = { environments: ["staging", "production"], services: [rota] } as const;

export const stacks = stackFiles(declaration, "hospital-team", {
  staging: {
    rota: {
      domain: "rota-staging.hospital.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    rota: {
      domain: "rota.hospital.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects = "Production shows its GraphQL playground and its whole schema to every visitor.";
