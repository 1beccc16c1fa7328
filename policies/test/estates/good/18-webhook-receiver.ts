import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  logDrain,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, postgres, redisCloud } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A payments relay, Elixir with Oban: Better Stack for lines, AppSignal for errors, Redis Cloud as a cache. */
const relay = service({
  name: "relay",
  processes: ["web", "worker"],
  region: "eu",
  addons: {
    postgres: postgres({
      version: "16",
      backup: daily("03:00", "Europe/London", { offSite: "a bucket at Scaleway, each night" }),
    }),
    cache: redisCloud(),
    appsignal: otherAddon("appsignal", { firstPlan: "free", sets: ["APPSIGNAL_APP_NAME", "APPSIGNAL_PUSH_API_KEY"] }),
  },
  broker: "postgres",
  drains: { betterstack: logDrain("https://in.logs.betterstack.com") },
  config: {
    APPSIGNAL_APP_ENV: environmentName(),
    MIX_ENV: fixed("prod"),
    PAYMENT_WEBHOOK_SECRET: secret(),
    PHX_HOST: fromDomain(),
    POOL_SIZE: fixed("10"),
    SECRET_KEY_BASE: secret(),
  },
  domain: customDomain(),
  notices: [email("dev@relay.example")],
});

export const declaration = { environments: ["staging", "production"], services: [relay] } as const;

export const stacks = stackFiles(declaration, "relay-dev", {
  staging: {
    relay: {
      domain: "hooks-staging.relay.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, cache: { plan: "30" }, appsignal: { plan: "free" } },
    },
  },
  production: {
    relay: {
      domain: "hooks.relay.example",
      processes: { web: { quantity: 2, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, cache: { plan: "250" }, appsignal: { plan: "free" } },
    },
  },
});

export const expects =
  "Nothing stops it: log lines go by a drain, AppSignal is labelled by its own key, and Redis Cloud is a cache.";
