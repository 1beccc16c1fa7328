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
import { otherAddon, papertrail, postgres } from "../../../../settings/vendors.ts";
import { madeUp, type Secrets, stackFiles } from "../stack-files.ts";

/** A food bank's donation page, Next.js: the half of the keys that browsers see was left on test. Broken: practice 27, https://docs.stripe.com/keys */
const giving = service({
  name: "giving",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("04:00", "America/Phoenix", { offSite: "the accountant's storage, each morning" }),
    }),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  config: {
    NEXT_PUBLIC_SITE_HOST: fromDomain(),
    NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: perEnvironment(),
    NODE_ENV: fixed("production"),
    SENTRY_ENVIRONMENT: environmentName(),
    STRIPE_SECRET_KEY: secret(),
  },
  domain: customDomain(),
  notices: [email("giving@foodbank.example")],
});

export const declaration = { environments: ["staging", "production"], services: [giving] } as const;

const publishable = madeUp("pk", "test", "51MadeUpPublishable");

export const stacks = stackFiles(declaration, "foodbank-web", {
  staging: {
    giving: {
      domain: "give-staging.foodbank.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
      config: { NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: publishable },
    },
  },
  production: {
    giving: {
      domain: "give.foodbank.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
      config: { NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: publishable },
    },
  },
});

export const secrets: Secrets = {
  staging: { "giving:STRIPE_SECRET_KEY": madeUp("sk", "test", "51MadeUpSecret") },
  production: { "giving:STRIPE_SECRET_KEY": madeUp("sk", "live", "51MadeUpSecret") },
};

export const expects =
  "NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY is a key of Stripe's test mode in production, beside a live secret key: no donation can be made. Production needs the publishable key of the live mode.";
