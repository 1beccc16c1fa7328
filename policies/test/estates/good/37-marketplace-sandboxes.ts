import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, redis } from "../../../../settings/vendors.ts";
import { madeUp, type Secrets, stackFiles } from "../stack-files.ts";

/** A market for used instruments, NestJS: Stripe, Braintree, Plaid and Twilio each in their test mode on staging. */
const market = service({
  name: "market",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({ backup: daily("08:00", "UTC", { offSite: "the firm's own bucket, each morning" }) }),
    redis: redis(),
    papertrail: papertrail(),
  },
  config: {
    APP_HOST: fromDomain(),
    BRAINTREE_ENVIRONMENT: perEnvironment(),
    BRAINTREE_PRIVATE_KEY: secret(),
    JWT_SECRET: generated(),
    NODE_ENV: fixed("production"),
    PLAID_CLIENT_ID: secret({ shared: "Plaid gives one client id for all of its environments" }),
    PLAID_ENV: perEnvironment(),
    PLAID_SECRET: secret(),
    SENDGRID_API_KEY: secret(),
    SENDGRID_SANDBOX_MODE: perEnvironment(),
    SENTRY_DSN: secret({ shared: "one project, separated by environment" }),
    SENTRY_ENVIRONMENT: environmentName(),
    STRIPE_PUBLISHABLE_KEY: perEnvironment({ public: "every browser gets it" }),
    STRIPE_SECRET_KEY: secret(),
    STRIPE_WEBHOOK_SECRET: secret(),
    TWILIO_ACCOUNT_SID: secret(),
    TWILIO_AUTH_TOKEN: secret(),
    TWILIO_FROM_NUMBER: perEnvironment(),
  },
  domain: customDomain(),
  notices: [email("dev@instruments.example")],
});

export const declaration = { environments: ["staging", "production"], services: [market] } as const;

export const stacks = stackFiles(declaration, "instruments", {
  staging: {
    market: {
      domain: "staging.instruments.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, redis: { plan: "mini" }, papertrail: { plan: "choklad" } },
      config: {
        BRAINTREE_ENVIRONMENT: "sandbox",
        PLAID_ENV: "sandbox",
        SENDGRID_SANDBOX_MODE: "true",
        STRIPE_PUBLISHABLE_KEY: madeUp("pk", "test", "51Market"),
        TWILIO_FROM_NUMBER: "+15005550006",
      },
    },
  },
  production: {
    market: {
      domain: "www.instruments.example",
      processes: { web: { quantity: 2, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, redis: { plan: "premium-0" }, papertrail: { plan: "fixa" } },
      config: {
        BRAINTREE_ENVIRONMENT: "production",
        PLAID_ENV: "production",
        SENDGRID_SANDBOX_MODE: "false",
        STRIPE_PUBLISHABLE_KEY: madeUp("pk", "live", "51Market"),
        TWILIO_FROM_NUMBER: "+13125550187",
      },
    },
  },
});

export const secrets: Secrets = {
  staging: {
    "market:PLAID_CLIENT_ID": "5f0madeup0client",
    "market:STRIPE_SECRET_KEY": madeUp("sk", "test", "51MarketMadeUp"),
  },
  production: {
    "market:PLAID_CLIENT_ID": "5f0madeup0client",
    "market:STRIPE_SECRET_KEY": madeUp("sk", "live", "51MarketMadeUp"),
  },
};

export const expects =
  "Nothing stops it: every vendor is in its test mode on staging and live in production, and SendGrid's sandbox mode sends no mail.";
