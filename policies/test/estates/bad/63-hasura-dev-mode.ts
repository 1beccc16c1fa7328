import {
  branches,
  customDomain,
  daily,
  email,
  fixed,
  fromDomain,
  generated,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A sailing club's GraphQL API, Hasura in a container, in dev mode in production. Broken: https://hasura.io/docs/latest/deployment/production-checklist/ */
const graph = service({
  name: "graph",
  processes: ["web"],
  stack: "container",
  release: branches({ staging: "main", production: "production" }),
  addons: {
    postgres: postgres({ backup: daily("02:00", "Europe/London", { offSite: "the club's own bucket, each night" }) }),
    papertrail: papertrail(),
  },
  config: {
    HASURA_GRAPHQL_ADMIN_SECRET: generated(),
    HASURA_GRAPHQL_CORS_DOMAIN: fixed("https://*.sailing.example"),
    HASURA_GRAPHQL_DEV_MODE: fixed("true"),
    HASURA_GRAPHQL_ENABLED_LOG_TYPES: fixed("startup,http-log,webhook-log"),
    PUBLIC_HOST: fromDomain(),
  },
  domain: customDomain(),
  notices: [email("it@sailing.example")],
  exceptions: { withoutErrorTracker: "Hasura has no client of a tracker; its errors are in the logs, with alerts" },
});

export const declaration = { environments: ["staging", "production"], services: [graph] } as const;

export const stacks = stackFiles(declaration, "sailing-club", {
  staging: {
    graph: {
      domain: "graph-staging.sailing.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" } },
    },
  },
  production: {
    graph: {
      domain: "graph.sailing.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" } },
    },
  },
});

export const expects =
  "HASURA_GRAPHQL_DEV_MODE is true in production: errors carry the generated SQL and the internals of the server to any caller.";
