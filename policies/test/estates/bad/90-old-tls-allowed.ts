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

/** An insurer's claims, Node, which accepts TLS 1.0. */
const claims = service({
  name: "claims",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    NODE_ENV: fixed("production"),
    NODE_OPTIONS: fixed("--tls-min-v1.0 --max-old-space-size=460"),
    PUBLIC_HOST: fromDomain(),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("deploys@insurer.example")],
});

export const declaration = { environments: ["staging", "production"], services: [claims] } as const;

export const stacks = stackFiles(declaration, "insurer-team", {
  staging: {
    claims: {
      domain: "claims-staging.insurer.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    claims: {
      domain: "claims.insurer.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects = "NODE_OPTIONS allows TLS 1.0 (--tls-min-v1.0), which has been broken for years.";
