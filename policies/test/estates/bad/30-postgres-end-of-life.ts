import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A hiking club's huts, Rails, its database still on the version of 2020. Broken: practice 66, https://www.postgresql.org/support/versioning/ (13 ended in November 2025) */
const huts = service({
  name: "huts",
  processes: ["web"],
  region: "eu",
  addons: {
    postgres: postgres({
      version: "13",
      backup: daily("03:00", "Europe/Zurich", { offSite: "the club's server, each night" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    RACK_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("huts@club.example")],
});

export const declaration = { environments: ["staging", "production"], services: [huts] } as const;

export const stacks = stackFiles(declaration, "hiking-club", {
  staging: {
    huts: {
      domain: "huts-staging.club.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    huts: {
      domain: "huts.club.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "The database is declared with version 13 of Postgres, whose support ended in November 2025: it gets no more security fixes. Declare a version that is supported.";
