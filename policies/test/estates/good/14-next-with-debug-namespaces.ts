import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  onlyIn,
  perEnvironment,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A recipe site, Next.js: DEBUG names loggers on staging, and words that sound like faults are none. */
const recipes = service({
  name: "recipes",
  processes: ["web"],
  addons: {
    postgres: postgres({ backup: daily("06:00", "America/New_York", { offSite: "the cook's own disk, each week" }) }),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  config: {
    DEBUG: onlyIn("staging", fixed("recipes:*"), "names the loggers that speak, for testers"),
    LOG_LEVEL: perEnvironment(),
    NEXT_TELEMETRY_DEBUG: fixed("0"),
    NODE_ENV: fixed("production"),
    NODE_OPTIONS: fixed("--max-old-space-size=460 --tls-min-v1.2"),
    NPM_CONFIG_STRICT_SSL: fixed("true"),
    PUBLIC_HOST: fromDomain(),
    SENTRY_DEBUG: fixed("false"),
    SENTRY_ENVIRONMENT: environmentName(),
    SESSION_COOKIE_SAMESITE: fixed("none"),
    SESSION_SECRET: generated(),
  },
  domain: customDomain(),
  notices: [email("cook@recipes.example")],
});

export const declaration = { environments: ["staging", "production"], services: [recipes] } as const;

export const stacks = stackFiles(declaration, "recipes-web", {
  staging: {
    recipes: {
      domain: "staging.recipes.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
      config: { LOG_LEVEL: "debug" },
    },
  },
  production: {
    recipes: {
      domain: "www.recipes.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
      config: { LOG_LEVEL: "info" },
    },
  },
});

export const expects =
  "Nothing stops it: debug switches are off or staging's alone, SameSite=none is a value and no placeholder, strict SSL is on.";
