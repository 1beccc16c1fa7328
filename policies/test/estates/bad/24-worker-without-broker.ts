import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  onlyIn,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, redis, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A radio station's playlists, Rails with Sidekiq; Redis only in production, to save three dollars. Broken: practices 78 and 98, https://12factor.net/dev-prod-parity */
const playlists = service({
  name: "playlists",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("06:00", "America/Los_Angeles", { offSite: "the station's studio server, each night" }),
    }),
    redis: onlyIn("production", redis(), "staging hardly has jobs, and this saves 15 dollars"),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    RACK_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("web@radio.example")],
});

export const declaration = { environments: ["staging", "production"], services: [playlists] } as const;

export const stacks = stackFiles(declaration, "radio-web", {
  staging: {
    playlists: {
      domain: "playlists-staging.radio.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    playlists: {
      domain: "playlists.radio.example",
      processes: { web: { quantity: 1, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "fixa" },
        rollbar: { plan: "free" },
      },
    },
  },
});

export const expects =
  "Staging has a worker and nothing in which its jobs wait: the key-value store is production's alone. A release that works on staging says nothing about production. Give staging one too.";
