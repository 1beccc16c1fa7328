import { email, environmentName, noJobs, rebuilt, secret, service } from "../../../../settings/declare.ts";
import { papertrail } from "../../../../settings/vendors.ts";
import { type Secrets, stackFiles } from "../stack-files.ts";

/** A tide table for fishermen, a Telegram bot in Python that polls, with its cache at Upstash. */
const tides = service({
  name: "tides",
  processes: ["bot"],
  addons: { papertrail: papertrail() },
  broker: noJobs("the bot polls Telegram"),
  config: {
    SENTRY_DSN: secret({ shared: "one project, separated by environment" }),
    SENTRY_ENVIRONMENT: environmentName(),
    TELEGRAM_BOT_TOKEN: secret(),
    UPSTASH_REDIS_REST_TOKEN: secret(),
    UPSTASH_REDIS_REST_URL: secret({ store: rebuilt("the tide tables are fetched again") }),
  },
  notices: [email("harbour@tides.example")],
  exceptions: { withoutWeb: "the bot polls Telegram", mayBeDown: "the printed tables hang in the harbour" },
});

export const declaration = { environments: ["staging", "production"], services: [tides] } as const;

export const stacks = stackFiles(declaration, "harbour-office", {
  staging: {
    tides: { processes: { bot: { quantity: 1, size: "Basic" } }, addons: { papertrail: { plan: "choklad" } } },
  },
  production: {
    tides: { processes: { bot: { quantity: 1, size: "Basic" } }, addons: { papertrail: { plan: "choklad" } } },
  },
});

export const secrets: Secrets = {
  staging: {
    "tides:TELEGRAM_BOT_TOKEN": "100000001:made-up-for-staging",
    "tides:UPSTASH_REDIS_REST_URL": "https://made-up-otter-10001.upstash.io",
  },
  production: {
    "tides:TELEGRAM_BOT_TOKEN": "100000002:made-up-for-production",
    "tides:UPSTASH_REDIS_REST_URL": "https://made-up-heron-10002.upstash.io",
  },
};

export const expects =
  "Nothing stops it: each environment has a bot and a cache of its own, and it says why it has no web process.";
