import {
  customDomain,
  email,
  environmentName,
  fromDomain,
  perEnvironment,
  secret,
  service,
  vendorBackup,
} from "../../../../settings/declare.ts";
import { papertrail } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A climbing hall's bookings, Next.js on Supabase, one project for both environments. Broken: practice 104, https://supabase.com/docs/guides/deployment/managing-environments */
const boulder = service({
  name: "boulder",
  processes: ["web"],
  addons: { papertrail: papertrail() },
  config: {
    NEXTAUTH_SECRET: secret(),
    NEXT_PUBLIC_SITE_HOST: fromDomain(),
    SENTRY_DSN: secret({ shared: "one Sentry project, separated by environment" }),
    SENTRY_ENVIRONMENT: environmentName(),
    SUPABASE_SERVICE_ROLE_KEY: secret(),
    SUPABASE_URL: perEnvironment({ store: vendorBackup("Supabase Pro, a backup each day, kept for 7 days") }),
  },
  domain: customDomain(),
  notices: [email("tech@boulder.example")],
});

export const declaration = { environments: ["staging", "production"], services: [boulder] } as const;

export const stacks = stackFiles(declaration, "boulder-hall", {
  staging: {
    boulder: {
      domain: "staging.boulder.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { papertrail: { plan: "choklad" } },
      config: { SUPABASE_URL: "https://kqmzvbexampleprojectx.supabase.co" },
    },
  },
  production: {
    boulder: {
      domain: "book.boulder.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { papertrail: { plan: "fixa" } },
      config: { SUPABASE_URL: "https://kqmzvbexampleprojectx.supabase.co" },
    },
  },
});

export const expects =
  "SUPABASE_URL names the same Supabase project in staging and production: staging's tests book, and delete, real visits.";
