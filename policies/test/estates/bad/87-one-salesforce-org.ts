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

/** A charity's donors, Rails, whose staging signs in at Salesforce's production host. */
const donors = service({
  name: "donors",
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
    SALESFORCE_CLIENT_ID: secret(),
    SALESFORCE_CLIENT_SECRET: secret(),
    SALESFORCE_HOST: fixed("login.salesforce.com"),
    SALESFORCE_PASSWORD: secret({ shared: "one API user" }),
    SALESFORCE_USERNAME: fixed("api@charity.example"),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("deploys@charity.example")],
});

export const declaration = { environments: ["staging", "production"], services: [donors] } as const;

export const stacks = stackFiles(declaration, "charity-team", {
  staging: {
    donors: {
      domain: "donors-staging.charity.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    donors: {
      domain: "donors.charity.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "Staging writes its made-up donors into the charity's own Salesforce: login.salesforce.com is production's host, a sandbox's is test.salesforce.com.";
