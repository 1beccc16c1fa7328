import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, redis, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A fire brigade's shifts: Laravel with Horizon, Pusher and Sanctum. */
const shifts = service({
  name: "shifts",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
    redis: redis(),
  },
  config: {
    APP_DEBUG: fixed("false"),
    APP_ENV: fixed("production"),
    APP_HOST: fromDomain(),
    APP_KEY: secret(),
    APP_URL: perEnvironment(),
    AWS_ACCESS_KEY_ID: secret(),
    AWS_BUCKET: perEnvironment(),
    AWS_DEFAULT_REGION: fixed("eu-north-1"),
    AWS_SECRET_ACCESS_KEY: secret(),
    BCRYPT_ROUNDS: fixed("12"),
    BROADCAST_CONNECTION: fixed("pusher"),
    CACHE_STORE: fixed("redis"),
    DB_CONNECTION: fixed("pgsql"),
    FILESYSTEM_DISK: fixed("s3"),
    HORIZON_PREFIX: fixed("shifts_horizon:"),
    LOG_CHANNEL: fixed("errorlog"),
    LOG_LEVEL: perEnvironment(),
    MAIL_FROM_ADDRESS: fixed("shifts@brigade.example"),
    MAIL_HOST: fixed("smtp.postmarkapp.com"),
    MAIL_MAILER: perEnvironment(),
    MAIL_PASSWORD: secret(),
    MAIL_USERNAME: secret(),
    NPM_CONFIG_PRODUCTION: fixed("false"),
    PHP_INI_SCAN_DIR: fixed(":/app/php"),
    PUSHER_APP_CLUSTER: fixed("eu"),
    PUSHER_APP_ID: perEnvironment(),
    PUSHER_APP_KEY: perEnvironment({ public: "browsers subscribe with it" }),
    PUSHER_APP_SECRET: secret(),
    QUEUE_CONNECTION: fixed("redis"),
    REDIS_CLIENT: fixed("phpredis"),
    ROLLBAR_ENVIRONMENT: environmentName(),
    SANCTUM_STATEFUL_DOMAINS: fromDomain(),
    SESSION_DOMAIN: perEnvironment(),
    SESSION_DRIVER: fixed("redis"),
    SESSION_SECURE_COOKIE: fixed("true"),
    TRUSTED_PROXIES: fixed("*"),
  },
  domain: customDomain(),
  notices: [email("deploys@brigade.example")],
  uploads: true,
  buildpacks: ["heroku/nodejs", "heroku/php"],
});

export const declaration = { environments: ["staging", "production"], services: [shifts] } as const;

export const stacks = stackFiles(declaration, "brigade-team", {
  staging: {
    shifts: {
      domain: "shifts-staging.brigade.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
        redis: { plan: "mini" },
      },
      config: {
        APP_URL: "https://shifts-staging.brigade.example",
        AWS_BUCKET: "brigade-staging",
        LOG_LEVEL: "debug",
        MAIL_MAILER: "log",
        PUSHER_APP_ID: "1700001",
        PUSHER_APP_KEY: "a1b2c3d4e5f6a7b8c9d0",
        SESSION_DOMAIN: "shifts-staging.brigade.example",
      },
    },
  },
  production: {
    shifts: {
      domain: "shifts.brigade.example",
      processes: { web: { quantity: 2, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        papertrail: { plan: "fixa" },
        rollbar: { plan: "free" },
        redis: { plan: "premium-0" },
      },
      config: {
        APP_URL: "https://shifts.brigade.example",
        AWS_BUCKET: "brigade-production",
        LOG_LEVEL: "warning",
        MAIL_MAILER: "smtp",
        PUSHER_APP_ID: "1700002",
        PUSHER_APP_KEY: "0d9c8b7a6f5e4d3c2b1a",
        SESSION_DOMAIN: "shifts.brigade.example",
      },
    },
  },
});

export const expects =
  "Nothing stops it: staging writes its mail to the log, and each environment has an app of its own at Pusher.";
