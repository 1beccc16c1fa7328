import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, redis, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A choir's members, Phoenix, with a sign-in by Google. Broken: practice 22, https://12factor.net/config */
const members = service({
  name: "members",
  processes: ["web"],
  region: "eu",
  buildpacks: [
    "hashnuke/elixir",
    "https://github.com/gjaldon/heroku-buildpack-phoenix-static#a1b2c3d4e5f60718293a4b5c6d7e8f9001122334",
  ],
  addons: {
    postgres: postgres({ backup: daily("04:00", "Europe/Vienna", { offSite: "the choir's cloud disk, each Sunday" }) }),
    redis: redis(),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    GOOGLE_CLIENT_ID: secret(),
    GOOGLE_CLIENT_SECRET: secret(),
    GOOGLE_REDIRECT_URI: fixed("https://members.choir.example/auth/google/callback"),
    MIX_ENV: fixed("prod"),
    PHX_HOST: fromDomain(),
    POOL_SIZE: fixed("18"),
    ROLLBAR_ENVIRONMENT: environmentName(),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("board@choir.example")],
});

export const declaration = { environments: ["staging", "production"], services: [members] } as const;

export const stacks = stackFiles(declaration, "choir-board", {
  staging: {
    members: {
      domain: "members-staging.choir.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        redis: { plan: "mini" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
    },
  },
  production: {
    members: {
      domain: "members.choir.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
    },
  },
});

export const expects =
  "GOOGLE_REDIRECT_URI is fixed on members.choir.example, production's domain, in staging as well: a user who signs in on staging ends up in production. It has to differ by environment.";
