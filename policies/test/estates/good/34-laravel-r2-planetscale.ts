import {
  customDomain,
  email,
  environmentName,
  fixed,
  fromDomain,
  perEnvironment,
  secret,
  service,
  vendorBackup,
} from "../../../../settings/declare.ts";
import { papertrail, redis } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A photo lab's orders, Laravel on PlanetScale, with two buckets in one account of Cloudflare R2. */
const prints = service({
  name: "prints",
  processes: ["web", "worker"],
  uploads: true,
  addons: { redis: redis(), papertrail: papertrail() },
  config: {
    APP_DEBUG: fixed("false"),
    APP_ENV: environmentName(),
    APP_KEY: secret(),
    APP_URL: perEnvironment(),
    AWS_ACCESS_KEY_ID: secret(),
    AWS_BUCKET: perEnvironment(),
    AWS_DEFAULT_REGION: fixed("auto"),
    AWS_ENDPOINT: fixed("https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com"),
    AWS_SECRET_ACCESS_KEY: secret(),
    DB_CONNECTION: fixed("mysql"),
    DB_DATABASE: perEnvironment(),
    DB_HOST: fixed("aws.connect.psdb.cloud"),
    DB_PASSWORD: secret({ store: vendorBackup("PlanetScale, a backup each day, kept for 30 days") }),
    DB_USERNAME: secret(),
    FILESYSTEM_DISK: fixed("s3"),
    LOG_CHANNEL: fixed("stderr"),
    MAIL_MAILER: perEnvironment(),
    QUEUE_CONNECTION: fixed("redis"),
    SENTRY_LARAVEL_DSN: secret({ shared: "one project, separated by environment" }),
    SENTRY_TRACES_SAMPLE_RATE: fixed("0.1"),
    SESSION_DOMAIN: fromDomain(),
    SESSION_DRIVER: fixed("redis"),
  },
  domain: customDomain(),
  notices: [email("orders@photolab.example")],
});

export const declaration = { environments: ["staging", "production"], services: [prints] } as const;

export const stacks = stackFiles(declaration, "photo-lab", {
  staging: {
    prints: {
      domain: "prints-staging.photolab.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: { redis: { plan: "mini" }, papertrail: { plan: "choklad" } },
      config: {
        APP_URL: "https://prints-staging.photolab.example",
        AWS_BUCKET: "prints-staging",
        DB_DATABASE: "prints-staging",
        MAIL_MAILER: "log",
      },
    },
  },
  production: {
    prints: {
      domain: "prints.photolab.example",
      processes: { web: { quantity: 2, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: { redis: { plan: "premium-0" }, papertrail: { plan: "fixa" } },
      config: {
        APP_URL: "https://prints.photolab.example",
        AWS_BUCKET: "prints",
        DB_DATABASE: "prints",
        MAIL_MAILER: "ses",
      },
    },
  },
});

export const expects =
  "Nothing stops it: host and endpoint are the vendors' own, the same for all their customers; database, bucket and keys differ. Sentry reads APP_ENV.";
