import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A bakery's orders, Rails, which go to a supplier without encryption. */
const orders = service({
  name: "orders",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    RACK_ENV: fixed("production"),
    RAILS_ENV: fixed("production"),
    RAILS_LOG_TO_STDOUT: fixed("enabled"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
    SUPPLIER_API_KEY: secret(),
    SUPPLIER_API_URL: fixed("http://api.flour-supplier.example/v2"),
  },
  domain: customDomain(),
  notices: [email("deploys@bakery.example")],
});

export const declaration = { environments: ["staging", "production"], services: [orders] } as const;

export const stacks = stackFiles(declaration, "bakery-team", {
  staging: {
    orders: {
      domain: "orders-staging.bakery.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    orders: {
      domain: "orders.bakery.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "SUPPLIER_API_URL is plain HTTP, so the key and the orders can be read on the way. It has to be https.";
