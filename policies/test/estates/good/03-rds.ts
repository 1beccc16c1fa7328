import {
  collaborator,
  customDomain,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  secret,
  service,
  vendorBackup,
} from "../../../../settings/declare.ts";
import { papertrail, rollbar } from "../../../../settings/vendors.ts";
import { type Secrets, stackFiles } from "../stack-files.ts";

/** A housing office's register, Django, on the department's own RDS, one instance an environment. */
const register = service({
  name: "register",
  description: "Register of flats; the database is the department's, in RDS.",
  processes: ["web"],
  addons: { papertrail: papertrail(), rollbar: rollbar() },
  config: {
    ALLOWED_HOSTS: fromDomain(),
    DATABASE_URL: secret({ store: vendorBackup("RDS, a snapshot every night, kept for 30 days") }),
    DB_HOST: perEnvironment(),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("register.settings.heroku"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("register@housing.example")],
  access: [collaborator("dba@housing.example", "view", "operate")],
});

export const declaration = { environments: ["staging", "production"], services: [register] } as const;

export const stacks = stackFiles(declaration, "housing-office", {
  staging: {
    register: {
      domain: "register-staging.housing.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: { DB_HOST: "register-staging.c1example.us-east-1.rds.amazonaws.com" },
    },
  },
  production: {
    register: {
      domain: "register.housing.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: { DB_HOST: "register.c1example.us-east-1.rds.amazonaws.com" },
    },
  },
});

export const secrets: Secrets = {
  staging: {
    "register:DATABASE_URL":
      "postgres://app:made-up-1@register-staging.c1example.us-east-1.rds.amazonaws.com:5432/register?sslmode=verify-full",
  },
  production: {
    "register:DATABASE_URL":
      "postgres://app:made-up-2@register.c1example.us-east-1.rds.amazonaws.com:5432/register?sslmode=verify-full",
  },
};

export const expects =
  "Nothing stops it: each environment has a database of its own, whose backup is RDS's; no Heroku Postgres is asked for.";
