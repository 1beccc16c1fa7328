import {
  branches,
  customDomain,
  daily,
  email,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A rowing club's GraphQL API, Hasura in a container, whose console is on in staging alone. */
const graph = service({
  name: "rowing",
  processes: ["web"],
  stack: "container",
  release: branches({ staging: "main", production: "production" }),
  addons: {
    postgres: postgres({
      backup: daily("02:00", "Europe/Amsterdam", { offSite: "the club's own bucket, each night" }),
    }),
    papertrail: papertrail(),
  },
  config: {
    HASURA_GRAPHQL_ADMIN_SECRET: generated(),
    HASURA_GRAPHQL_CORS_DOMAIN: perEnvironment(),
    HASURA_GRAPHQL_DEV_MODE: perEnvironment(),
    HASURA_GRAPHQL_ENABLE_CONSOLE: perEnvironment(),
    HASURA_GRAPHQL_ENABLED_LOG_TYPES: fixed("startup,http-log"),
    PUBLIC_HOST: fromDomain(),
  },
  domain: customDomain(),
  notices: [email("it@rowing.example")],
  exceptions: { withoutErrorTracker: "Hasura has no client of a tracker; its errors are in the logs, with alerts" },
});

export const declaration = { environments: ["staging", "production"], services: [graph] } as const;

export const stacks = stackFiles(declaration, "rowing-club", {
  staging: {
    rowing: {
      domain: "graph-staging.rowing.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" } },
      config: {
        HASURA_GRAPHQL_CORS_DOMAIN: "https://staging.rowing.example",
        HASURA_GRAPHQL_DEV_MODE: "true",
        HASURA_GRAPHQL_ENABLE_CONSOLE: "true",
      },
    },
  },
  production: {
    rowing: {
      domain: "graph.rowing.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" } },
      config: {
        HASURA_GRAPHQL_CORS_DOMAIN: "https://www.rowing.example",
        HASURA_GRAPHQL_DEV_MODE: "false",
        HASURA_GRAPHQL_ENABLE_CONSOLE: "false",
      },
    },
  },
});

export const expects =
  "Nothing stops it: the console and dev mode are staging's alone, behind an admin secret of its own.";
