import {
  customDomain,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, rollbar } from "../../../../settings/vendors.ts";
import { type Secrets, stackFiles } from "../stack-files.ts";

/** A pottery's orders, PHP on PlanetScale, without a declared backup. Broken: practice 101, https://planetscale.com/docs/concepts/back-up-and-restore */
const pottery = service({
  name: "pottery",
  processes: ["web"],
  addons: { papertrail: papertrail(), rollbar: rollbar() },
  config: {
    APP_SECRET: generated(),
    CANONICAL_HOST: fromDomain(),
    DATABASE_URL: secret(),
    MYSQL_ATTR_SSL_CA: fixed("/etc/ssl/certs/ca-certificates.crt"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("orders@pottery.example")],
});

export const declaration = { environments: ["staging", "production"], services: [pottery] } as const;

export const stacks = stackFiles(declaration, "pottery-shop", {
  staging: {
    pottery: {
      domain: "staging.pottery.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    pottery: {
      domain: "www.pottery.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const secrets: Secrets = {
  staging: {
    "pottery:DATABASE_URL":
      'mysql://aa1:made-up-1@aws.connect.psdb.cloud/pottery-staging?ssl={"rejectUnauthorized":true}',
  },
  production: {
    "pottery:DATABASE_URL": 'mysql://bb2:made-up-2@aws.connect.psdb.cloud/pottery?ssl={"rejectUnauthorized":true}',
  },
};

export const expects =
  "DATABASE_URL is a store outside Heroku, and nothing says what keeps the orders from being lost. Say secret({ store: … }).";
