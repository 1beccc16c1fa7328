import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  perEnvironment,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A vet's calendar, Vite and Express, promoted with the address of staging in its build. */
const calendar = service({
  name: "calendar",
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
    PUBLIC_HOST: fromDomain(),
    ROLLBAR_ENVIRONMENT: environmentName(),
    VITE_API_URL: perEnvironment(),
  },
  domain: customDomain(),
  notices: [email("deploys@vet.example")],
});

export const declaration = { environments: ["staging", "production"], services: [calendar] } as const;

export const stacks = stackFiles(declaration, "vet-team", {
  staging: {
    calendar: {
      domain: "calendar-staging.vet.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: { VITE_API_URL: "https://calendar-staging.vet.example/api" },
    },
  },
  production: {
    calendar: {
      domain: "calendar.vet.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: { VITE_API_URL: "https://calendar.vet.example/api" },
    },
  },
});

export const expects =
  "Vite writes VITE_API_URL into the build, and promotion moves staging's build to production, whose pages then call staging. Production has to be built by itself, or the value read at run time.";
