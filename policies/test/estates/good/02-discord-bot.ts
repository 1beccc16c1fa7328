import { email, environmentName, fixed, noJobs, secret, service } from "../../../../settings/declare.ts";
import { otherAddon, papertrail, redis } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A guild's Discord bot: one process, no web, no domain, a bot of its own for staging. */
const bot = service({
  name: "bot",
  description: "Moderates the guild.",
  processes: ["bot"],
  addons: {
    redis: redis({ cacheOnly: "the guild's members, fetched again" }),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  config: {
    DISCORD_TOKEN: secret(),
    NODE_ENV: fixed("production"),
    SENTRY_ENVIRONMENT: environmentName(),
  },
  notices: [email("mods@guild.example")],
  broker: noJobs("the bot holds a connection to Discord, and takes no jobs"),
  exceptions: { withoutWeb: "the bot holds a connection to Discord" },
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
      addons: { redis: { plan: "mini" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
    },
  },
});

export const expects =
  "Nothing stops it: a bot has no web process, no domain and no host key, and its Redis is no broker of jobs.";
