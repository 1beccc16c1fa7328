import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

const hook = (channel: string): string =>
  ["https://hooks.slack.com/services", "T0MADEUP1", channel, "x9Kq3made0up7Wz5Lp2Rt8Ab"].join("/");

/** A radio station's requests, Fastify, whose Slack webhooks stand in plain in the stack files. Broken: practice 67, https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/ */
const requests = service({
  name: "requests",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("04:00", "America/Los_Angeles", { offSite: "the station's own bucket, each night" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    COOKIE_KEY: generated(),
    HOSTNAME_PUBLIC: fromDomain(),
    NODE_ENV: fixed("production"),
    ROLLBAR_ENVIRONMENT: environmentName(),
    STUDIO_CHANNEL_HOOK: perEnvironment(),
  },
  domain: customDomain(),
  notices: [email("tech@radio.example")],
});

export const declaration = { environments: ["staging", "production"], services: [requests] } as const;

export const stacks = stackFiles(declaration, "radio-station", {
  staging: {
    requests: {
      domain: "requests-staging.radio.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: { STUDIO_CHANNEL_HOOK: hook("B0MADEUP2") },
    },
  },
  production: {
    requests: {
      domain: "requests.radio.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: { STUDIO_CHANNEL_HOOK: hook("B0MADEUP3") },
    },
  },
});

export const expects =
  "STUDIO_CHANNEL_HOOK is a Slack webhook, whose address alone lets anybody write to the channel, in plain in the repository.";
