import { email, environmentName, fixed, secret, service } from "../../../../settings/declare.ts";
import { otherAddon, papertrail, redis } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A game server's Discord bot, Node, without a web process. Broken: practice 22, https://github.com/modmail-dev/Modmail/issues/3050 */
const bot = service({
  name: "bot",
  description: "Moderates the guild and hands out roles.",
  processes: ["bot"],
  addons: {
    redis: redis(),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  config: {
    DISCORD_CLIENT_ID: fixed("000000000000000000"),
    DISCORD_TOKEN: secret({ shared: "there is one bot" }),
    NODE_ENV: fixed("production"),
    SENTRY_ENVIRONMENT: environmentName(),
  },
  notices: [email("mods@guild.example")],
});

export const declaration = { environments: ["staging", "production"], services: [bot] } as const;

export const stacks = stackFiles(declaration, "guild-mods", {
  staging: {
    bot: {
      processes: { bot: { quantity: 1, size: "Basic" } },
      addons: { redis: { plan: "mini" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
    },
  },
  production: {
    bot: {
      processes: { bot: { quantity: 1, size: "Basic" } },
      addons: { redis: { plan: "premium-0" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
    },
  },
});

export const expects =
  "DISCORD_TOKEN is the same in staging and production: both run as the same bot, so that every command is answered twice and staging moderates real people. Staging needs a bot, and a token, of its own.";
